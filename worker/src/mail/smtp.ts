import { connect } from "node:net";
import { connect as connectByTls } from "node:tls";
import { createTransport } from "nodemailer";
import type { SMTPTransportGetSocket, SMTPTransportOptions } from "nodemailer/lib/smtp-transport";
import type { Address } from "./address.ts";
import { composed } from "./composed.ts";
import type { Mail } from "./message.ts";
import { MailRefused } from "./refused.ts";

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: "tls" | "none";
  readonly credentials: { readonly username: string; readonly password: string } | null;
}

/** For each answer of the server. */
const ANSWER_TIMEOUT_MS = 15_000;
/** For the whole, connecting too: a server may answer in time and never come to an end. */
const TIMEOUT_MS = 30_000;
/** No answer of a mail server is longer. */
const ANSWER_BYTES_MAX = 16_384;
const SENTENCE_CHARS_MAX = 250;

/** One connection a mail: mails are few, and an idle connection would not outlive the request. */
export async function sendBySmtp(smtp: SmtpSettings, from: Address, mail: Mail): Promise<void> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    await createTransport(transportOf(smtp)).sendMail({ ...composed(from, mail), signal });
  } catch (error) {
    throw failureOf(error);
  }
}

function transportOf(smtp: SmtpSettings): SMTPTransportOptions {
  const { host, port, secure, credentials } = smtp;
  return {
    host,
    port,
    secure: secure === "tls",
    // Never STARTTLS: where a server does not offer it, the password would go in the clear.
    ignoreTLS: true,
    getSocket: socketOf(smtp),
    ...(credentials
      ? { auth: { user: credentials.username, pass: credentials.password }, forceAuth: true }
      : {}),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: ANSWER_TIMEOUT_MS,
    socketTimeout: ANSWER_TIMEOUT_MS,
    maxResponseSize: ANSWER_BYTES_MAX,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * The library would look up the server's address and connect to that. But workerd holds a certificate
 * against the host that was connected to, whatever `servername` says, and no certificate names an address.
 */
function socketOf({ host, port, secure }: SmtpSettings): SMTPTransportGetSocket {
  const isTls = secure === "tls";
  return (_options, callback) => {
    const handOver = () => callback(null, { connection: socket, secured: isTls });
    const socket = (isTls ? connectByTls : connect)({ host, port }, handOver);
    // Only the first word counts. The library listens too late for a server that hangs up at once.
    socket.once("error", callback);
    socket.once("close", () => callback(new Error("The mail server hung up.")));
  };
}

/** What the server says of the recipient or the mail is about this mail; the rest is about us. */
function failureOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("The mail could not be sent.");
  const { code, command, permanent } = { code: "", command: "", permanent: false, ...error };
  if (code === "EABORT") return new Error("The mail server took too long.");
  const words = error.message.replace(/\p{Cc}+/gu, " ").slice(0, SENTENCE_CHARS_MAX);
  const isAboutMail = command === "RCPT TO" || code === "EMESSAGE";
  return permanent && isAboutMail ? new MailRefused(words) : new Error(words);
}
