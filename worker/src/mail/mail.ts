import { requireEmail, requireOneLine } from "./address.ts";
import { type EmailBinding, sendByBinding } from "./email-binding.ts";
import { sendByApi } from "./http-api.ts";
import type { Mail } from "./message.ts";
import { apiUrlOf, requiredSetting, senderOf, smtpSettings } from "./settings.ts";
import { sendBySmtp } from "./smtp.ts";

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
  /**
   * Resolves when the mail was taken; rejects when it was not, with `MailRefused` if it never will be,
   * and with `MailOutcomeUnknown` if that cannot be told.
   */
  send(mail: Mail): Promise<void>;
}

/** The way to send mail that the deployment is set up for. What is missing is named by `send`. */
export function openMail(env: MailEnv): MailPort {
  return {
    async send(mail) {
      requirePlain(mail);
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

const THREAD_KEY = /^[A-Za-z0-9.-]{1,120}$/;
const FILE_NAME = /^[A-Za-z0-9._-]{1,80}$/;
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]+(?:; [a-z-]+=[A-Za-z0-9._-]+)*$/;

/** All that becomes a header is looked at here, once for every transport. */
function requirePlain({ to, subject, replyTo, thread, attachments = [] }: Mail): void {
  requireEmail(to, "recipient");
  requireOneLine(subject, "subject");
  if (replyTo !== undefined) requireEmail(replyTo, "reply address");
  for (const key of thread ? [thread.key, thread.about ?? "-"] : []) {
    if (!THREAD_KEY.test(key)) throw new Error("A mail's thread is not plain.");
  }
  for (const { name, type } of attachments) {
    if (!FILE_NAME.test(name)) throw new Error("A mail's attachment has no plain name.");
    if (!MEDIA_TYPE.test(type)) throw new Error("A mail's attachment has no plain type.");
  }
}
