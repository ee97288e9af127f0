import type { Mail } from "./mail.ts";

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: "tls" | "starttls" | "none";
  readonly user: string | null;
  readonly password: string | null;
}

const TIMEOUT_MS = 15_000;

/** One connection a mail: sign-in mails are few, and an idle connection would not outlive the request. */
export async function sendBySmtp(smtp: SmtpSettings, from: string, mail: Mail): Promise<void> {
  // Here and not above: it opens sockets that only the Workers runtime has.
  const { LogLevel, WorkerMailer } = await import("worker-mailer");
  await WorkerMailer.send(
    {
      host: smtp.host,
      port: smtp.port,
      secure: smtp.secure === "tls",
      startTls: smtp.secure === "starttls",
      ...(smtp.user && smtp.password
        ? { credentials: { username: smtp.user, password: smtp.password }, authType: "plain" }
        : {}),
      logLevel: LogLevel.NONE,
      socketTimeoutMs: TIMEOUT_MS,
      responseTimeoutMs: TIMEOUT_MS,
    },
    { from: addressOf(from), to: mail.to, subject: mail.subject, text: mail.text, html: mail.html },
  );
}

/** `Name <address>` in the shape that the library takes. */
function addressOf(from: string): string | { name: string; email: string } {
  const [, name, email] = /^(.*?)\s*<([^<>]+)>$/.exec(from) ?? [];
  return name && email ? { name: name.replace(/^"|"$/g, ""), email } : (email ?? from);
}
