import type { Address } from "./address.ts";
import type { Mail } from "./mail.ts";

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: "tls" | "none";
  readonly credentials: { readonly username: string; readonly password: string } | null;
}

const TIMEOUT_MS = 15_000;

/** One connection a mail: sign-in mails are few, and an idle connection would not outlive the request. */
export async function sendBySmtp(smtp: SmtpSettings, from: Address, mail: Mail): Promise<void> {
  // Here and not above: it opens sockets that only the Workers runtime has.
  const { LogLevel, WorkerMailer } = await import("worker-mailer");
  const { to, subject, text, html, replyTo } = mail;
  const connection = await WorkerMailer.connect({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure === "tls",
    // The library takes STARTTLS as a wish: where it is not offered, it sends the password in the clear.
    startTls: false,
    ...(smtp.credentials ? { credentials: smtp.credentials, authType: ["plain", "login"] } : {}),
    // Its log would hold addresses.
    logLevel: LogLevel.NONE,
    // The library takes the one for both: to connect, and for each answer of the server.
    socketTimeoutMs: TIMEOUT_MS,
  });
  try {
    await connection.send({
      from: from.name === null ? from.email : { name: from.name, email: from.email },
      to,
      subject,
      text,
      html,
      ...(replyTo ? { reply: replyTo } : {}),
    });
  } finally {
    // The library's own one-call `send` leaves the connection open when the server refuses a mail.
    await connection.close();
  }
}
