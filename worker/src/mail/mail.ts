import { requireEmail, requireOneLine } from "./address.ts";
import { type EmailBinding, sendByBinding } from "./email-binding.ts";
import { sendByApi } from "./http-api.ts";
import { apiUrlOf, requiredSetting, senderOf, smtpSettings } from "./settings.ts";
import { sendBySmtp } from "./smtp.ts";

export interface Mail {
  /** One plain address. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** One plain address, which answers go to instead of the sender's. */
  readonly replyTo?: string;
}

/** How mail leaves: by SMTP, by an HTTP API that speaks Resend's protocol, or by the platform. */
export interface MailEnv {
  /** `smtp`, `api` or `binding`. */
  readonly MAIL_TRANSPORT?: string;
  /** `Name <address>` or an address. */
  readonly MAIL_FROM?: string;
  readonly SMTP_HOST?: string;
  readonly SMTP_PORT?: string;
  readonly SMTP_USER?: string;
  readonly SMTP_PASSWORD?: string;
  /** `tls` (the default), or `none` for a mailbox on this machine. */
  readonly SMTP_SECURE?: string;
  readonly MAIL_API_URL?: string;
  readonly MAIL_API_KEY?: string;
  /** `[[send_email]]` in wrangler.toml. */
  readonly EMAIL?: EmailBinding;
}

export interface MailPort {
  /** Resolves when the mail was handed over; rejects when it was not. */
  send(mail: Mail): Promise<void>;
}

/** The way to send mail that the deployment is set up for. What is missing is named by `send`. */
export function openMail(env: MailEnv): MailPort {
  return {
    async send(mail) {
      requireEmail(mail.to, "recipient");
      requireOneLine(mail.subject, "subject");
      if (mail.replyTo !== undefined) requireEmail(mail.replyTo, "reply address");
      switch (env.MAIL_TRANSPORT) {
        case "smtp":
          return sendBySmtp(smtpSettings(env), senderOf(env), mail);
        case "api": {
          const key = requiredSetting(env, "MAIL_API_KEY");
          return sendByApi(apiUrlOf(env), key, senderOf(env), mail);
        }
        case "binding":
          if (!env.EMAIL) throw new Error("MAIL_TRANSPORT is binding, but EMAIL is not bound.");
          return sendByBinding(env.EMAIL, senderOf(env), mail);
        default:
          throw new Error("Mail is not configured: set MAIL_TRANSPORT to smtp, api or binding.");
      }
    },
  };
}
