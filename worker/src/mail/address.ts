import { MailRefused } from "./refused.ts";

export interface Address {
  readonly name: string | null;
  readonly email: string;
}

// Whatever ends a header line would begin one of the writer's choosing.
const CONTROL = /\p{Cc}/u;
// One address and nothing around it: no list, no name, no second envelope.
const EMAIL = /^[^\s<>()[\],;:"\\@]+@[^\s<>()[\],;:"\\@]+$/;
const EMAIL_CHARS_MAX = 254;

/** Throws, naming the field, when the line could end the mail header that it is put into. */
export function requireOneLine(line: string, field: string): void {
  if (CONTROL.test(line)) throw new Error(`A mail's ${field} holds a control character.`);
}

export function isEmail(email: string): boolean {
  return email.length <= EMAIL_CHARS_MAX && !CONTROL.test(email) && EMAIL.test(email);
}

/** Throws, naming the field, unless it is exactly one plain address. */
export function requireEmail(email: string, field: string): void {
  if (!isEmail(email)) throw new MailRefused(`A mail's ${field} is not an e-mail address.`);
}

/** Reads `Name <address>`, `"Name" <address>` or an address; null when it is none of them. */
export function parseSender(sender: string): Address | null {
  if (CONTROL.test(sender)) return null;
  const [, name = "", bracketed] = /^\s*([^<>]*?)\s*<([^<>]+)>\s*$/.exec(sender) ?? [];
  const email = bracketed ?? sender.trim();
  if (email.length > EMAIL_CHARS_MAX || !EMAIL.test(email)) return null;
  const plain = name.replace(/^"(.*)"$/, "$1");
  // A quote inside would end the quoted name that it is written as.
  if (/["\\]/.test(plain)) return null;
  return { name: plain === "" ? null : plain, email };
}

/** The two parts as one header value. */
export function senderLine({ name, email }: Address): string {
  return name === null ? email : `"${name}" <${email}>`;
}
