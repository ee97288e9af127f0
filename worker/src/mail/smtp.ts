import type { Address } from "./address.ts";
import { base64 } from "./base64.ts";
import type { Mail } from "./message.ts";
import { mimeOf } from "./mime.ts";
import { MailRefused } from "./refused.ts";
import { type SmtpAnswer, SmtpConnection, type SmtpSocket } from "./smtp-connection.ts";

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: "tls" | "none";
  readonly credentials: { readonly username: string; readonly password: string } | null;
}

/** To connect, and for each answer of the server. */
const TIMEOUT_MS = 15_000;
const WORDS_OF_SERVER_CHARS_MAX = 200;

/**
 * One connection a mail: mails are few, and an idle connection would not outlive the request. The
 * dialogue is RFC 5321's, by hand: the library for it waits for ever, and keeps its isolate busy,
 * when a server hangs up.
 */
export async function sendBySmtp(smtp: SmtpSettings, from: Address, mail: Mail): Promise<void> {
  const connection = await connectTo(smtp);
  try {
    expectAnswer(await connection.ask(), 2, "did not greet");
    const hello = expectAnswer(await connection.ask("EHLO [127.0.0.1]"), 2, "refused the greeting");
    if (smtp.credentials) await signIn(connection, hello.text, smtp.credentials);
    await hand(connection, from, mail);
  } finally {
    await connection.close();
  }
}

async function connectTo(smtp: SmtpSettings): Promise<SmtpConnection> {
  // Here and not above: only the Workers runtime has sockets of this kind.
  const { connect } = await import("cloudflare:sockets");
  const socket = connect(
    { hostname: smtp.host, port: smtp.port },
    // Never STARTTLS: where a server does not offer it, the password would go in the clear.
    { secureTransport: smtp.secure === "tls" ? "on" : "off", allowHalfOpen: false },
  );
  // Its rejections arrive at whoever reads or writes.
  socket.closed.catch(() => undefined);
  socket.opened.catch(() => undefined);
  return new SmtpConnection(socket satisfies SmtpSocket, TIMEOUT_MS);
}

async function signIn(
  connection: SmtpConnection,
  offers: string,
  { username, password }: NonNullable<SmtpSettings["credentials"]>,
): Promise<void> {
  const ways = /^AUTH[ =](.*)$/im.exec(offers)?.[1]?.toUpperCase().split(/\s+/) ?? [];
  if (ways.includes("PLAIN")) {
    const proof = base64(`\0${username}\0${password}`);
    expectAnswer(await connection.ask(`AUTH PLAIN ${proof}`), 2, "refused the sign-in");
  } else if (ways.includes("LOGIN")) {
    expectAnswer(await connection.ask("AUTH LOGIN"), 3, "refused the sign-in");
    expectAnswer(await connection.ask(base64(username)), 3, "refused the sign-in");
    expectAnswer(await connection.ask(base64(password)), 2, "refused the sign-in");
  } else throw new Error("The mail server offers no way to sign in that is known here.");
}

/** What the server says of the recipient or the mail is about this mail; the rest is about us. */
async function hand(connection: SmtpConnection, from: Address, mail: Mail): Promise<void> {
  expectAnswer(await connection.ask(`MAIL FROM:<${from.email}>`), 2, "refused the sender");
  const toRecipient = await connection.ask(`RCPT TO:<${mail.to}>`);
  expectAnswer(toRecipient, 2, "refused the recipient", MailRefused);
  expectAnswer(await connection.ask("DATA"), 3, "refused the mail");
  // A dot alone ends the mail; one that begins a line is doubled.
  const lines = mimeOf(from, mail, Date.now()).replace(/^\./gm, "..");
  expectAnswer(await connection.ask(`${lines}.`), 2, "refused the mail", MailRefused);
}

/** `Final` is thrown where the server says that it is no use to try again. */
function expectAnswer(
  answer: SmtpAnswer,
  kind: 2 | 3,
  failure: string,
  Final: new (message: string) => Error = Error,
): SmtpAnswer {
  const { code } = answer;
  if (Math.floor(code / 100) === kind) return answer;
  const words = answer.text.replace(/\p{Cc}+/gu, " ").slice(0, WORDS_OF_SERVER_CHARS_MAX);
  const sentence = `The mail server ${failure}: ${code} ${words}`;
  throw Math.floor(code / 100) === 5 ? new Final(sentence) : new Error(sentence);
}
