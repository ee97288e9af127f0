import { sendByApi } from "./http-api.ts";
import { sendBySmtp } from "./smtp.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The platform's own way to send, where it is bound (`[[send_email]]` in wrangler.toml). */
export interface EmailBinding {
  send(message: Mail & { readonly from: string }): Promise<unknown>;
}

/** How mail leaves: by SMTP, by an HTTP API that speaks Resend's protocol, or by the platform. */
export interface MailEnv {
  readonly MAIL_TRANSPORT?: string;
  /** `Name <address>` or an address. */
  readonly MAIL_FROM?: string;
  readonly SMTP_HOST?: string;
  readonly SMTP_PORT?: string;
  readonly SMTP_USER?: string;
  readonly SMTP_PASSWORD?: string;
  /** `tls`, `starttls` (the default) or `none`, which is for a mailbox on this machine. */
  readonly SMTP_SECURE?: string;
  readonly MAIL_API_URL?: string;
  readonly MAIL_API_KEY?: string;
  readonly EMAIL?: EmailBinding;
}

export interface MailPort {
  /** Resolves when the mail was handed over; rejects when it was not. */
  send(mail: Mail): Promise<void>;
}

// Whatever ends a header line would begin one of the sender's choosing.
const CONTROL = /\p{Cc}/u;

/** The way to send mail that the deployment is set up for. What is missing is named by `send`. */
export function openMail(env: MailEnv): MailPort {
  return {
    async send(mail) {
      for (const line of [mail.to, mail.subject]) {
        if (CONTROL.test(line)) throw new Error("A mail's address or subject holds a line break.");
      }
      const from = required(env, "MAIL_FROM");
      switch (env.MAIL_TRANSPORT) {
        case "smtp":
          return sendBySmtp(smtpSettings(env), from, mail);
        case "api":
          return sendByApi(
            required(env, "MAIL_API_URL"),
            required(env, "MAIL_API_KEY"),
            from,
            mail,
          );
        case "binding":
          if (!env.EMAIL) throw new Error("MAIL_TRANSPORT is binding, but EMAIL is not bound.");
          await env.EMAIL.send({ ...mail, from });
          return;
        default:
          throw new Error("Mail is not set up: MAIL_TRANSPORT must be smtp, api or binding.");
      }
    },
  };
}

function smtpSettings(env: MailEnv) {
  const secure = env.SMTP_SECURE ?? "starttls";
  if (secure !== "tls" && secure !== "starttls" && secure !== "none") {
    throw new Error("SMTP_SECURE must be tls, starttls or none.");
  }
  const port = Number(required(env, "SMTP_PORT"));
  if (!Number.isInteger(port)) throw new Error("SMTP_PORT must be a number.");
  return {
    host: required(env, "SMTP_HOST"),
    port,
    secure,
    user: env.SMTP_USER ?? null,
    password: env.SMTP_PASSWORD ?? null,
  } as const;
}

function required(env: MailEnv, name: keyof MailEnv): string {
  const value = env[name];
  if (typeof value === "string" && value !== "") return value;
  throw new Error(`Mail is not set up: ${name} is missing.`);
}
