import { connect } from "node:net";
import { connect as connectByTls } from "node:tls";
import { createTransport } from "nodemailer";
import type { SMTPTransportGetSocket, SMTPTransportOptions } from "nodemailer/lib/smtp-transport";
import type { Address } from "./address.ts";
import { composed } from "./composed.ts";
import type { Mail } from "./message.ts";
import { MailOutcomeUnknown, MailRefused } from "./refused.ts";

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: "tls" | "none";
  readonly credentials: { readonly username: string; readonly password: string } | null;
}

/** For each answer of the server but the last. */
const ANSWER_TIMEOUT_MS = 15_000;
/** Until the mail is handed over, connecting too: a server may answer in time and never come to an end. */
const TIMEOUT_MS = 30_000;
/** For the last answer: a server may deliver first, and whoever leaves meanwhile sends twice (RFC 5321, 4.5.3.2.6). */
const TAKEN_TIMEOUT_MS = 10 * 60_000;
/** No answer of a mail server is longer. */
const ANSWER_BYTES_MAX = 16_384;
const SENTENCE_CHARS_MAX = 250;
/** From here on a server's answers say that it did not do it. */
const REFUSALS_FROM = 400;

/** One sending, and how long it may still take. */
class Sending {
  readonly #abort = new AbortController();
  #timer = setTimeout(() => this.#abort.abort(), TIMEOUT_MS);
  #isHandedOver = false;

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The server has the whole mail, with the dot that ends it: it is the server's to say what became of it. */
  get isHandedOver(): boolean {
    return this.#isHandedOver;
  }

  handOver(): void {
    this.#isHandedOver = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#abort.abort(), TAKEN_TIMEOUT_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/**
 * One connection a mail: mails are few, and an idle connection would not outlive the request.
 *
 * Rejects with `MailOutcomeUnknown` where the server had the whole mail and said nothing of it. What
 * fails before that was not taken.
 */
export async function sendBySmtp(smtp: SmtpSettings, from: Address, mail: Mail): Promise<void> {
  const sending = new Sending();
  try {
    const { signal } = sending;
    await createTransport(transportOf(smtp, sending)).sendMail({ ...composed(from, mail), signal });
  } catch (error) {
    throw failureOf(error, sending.isHandedOver);
  } finally {
    sending.end();
  }
}

function transportOf(smtp: SmtpSettings, sending: Sending): SMTPTransportOptions {
  const { host, port, secure, credentials } = smtp;
  return {
    host,
    port,
    secure: secure === "tls",
    // Never STARTTLS: where a server does not offer it, the password would go in the clear.
    ignoreTLS: true,
    getSocket: socketOf(smtp, sending),
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
 *
 * Its errors do not tell whether the mail was under way. Commands it writes; only the mail it pipes.
 */
function socketOf({ host, port, secure }: SmtpSettings, sending: Sending): SMTPTransportGetSocket {
  const isTls = secure === "tls";
  return (_options, callback) => {
    const handOver = () => callback(null, { connection: socket, secured: isTls });
    const socket = (isTls ? connectByTls : connect)({ host, port }, handOver);
    socket.once("pipe", (mail) => {
      mail.once("end", () => {
        sending.handOver();
        socket.setTimeout(TAKEN_TIMEOUT_MS);
      });
    });
    // Only the first word counts. The library listens too late for a server that hangs up at once.
    socket.once("error", callback);
    socket.once("close", () => callback(new Error("The mail server hung up.")));
  };
}

/** What the server says of the recipient or the mail is about this mail; the rest is about us. */
function failureOf(error: unknown, isHandedOver: boolean): Error {
  if (!(error instanceof Error)) return new Error("The mail could not be sent.");
  const unsaid = { code: "", command: "", permanent: false, responseCode: 0 };
  const { code, command, permanent, responseCode } = { ...unsaid, ...error };
  if (isHandedOver && responseCode < REFUSALS_FROM) return new MailOutcomeUnknown();
  if (code === "EABORT") return new Error("The mail server took too long.");
  const words = error.message.replace(/\p{Cc}+/gu, " ").slice(0, SENTENCE_CHARS_MAX);
  const isAboutMail = command === "RCPT TO" || code === "EMESSAGE";
  return permanent && isAboutMail ? new MailRefused(words) : new Error(words);
}
