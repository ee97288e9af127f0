import type { Address } from "./address.ts";
import { base64 } from "./base64.ts";
import type { Attachment, Mail } from "./message.ts";
import { messageId, threadHeaders } from "./thread-headers.ts";

const CRLF = "\r\n";
const LINE_CHARS_MAX = 76;
/** Of UTF-8, so that an encoded word stays within the 75 characters of RFC 2047. */
const WORD_BYTES_MAX = 42;

/** The mail as RFC 5322 has it, each line ending in CRLF. All that becomes a header was checked before. */
export function mimeOf(from: Address, mail: Mail, nowMs: number): string {
  const { to, subject, replyTo, thread } = mail;
  const headers = {
    From: from.name === null ? from.email : `${phrase(from.name)} <${from.email}>`,
    To: to,
    ...(replyTo ? { "Reply-To": replyTo } : {}),
    Subject: isAscii(subject) ? subject : encodedWords(subject),
    Date: new Date(nowMs).toUTCString().replace("GMT", "+0000"),
    "Message-ID": messageId(thread?.key ?? crypto.randomUUID(), from),
    ...(thread ? { "Auto-Submitted": "auto-generated" } : {}),
    ...threadHeaders(mail, from),
    "MIME-Version": "1.0",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}${CRLF}`);
  return `${lines.join("")}${bodyOf(mail)}`;
}

/**
 * An appointment stands among the alternatives, where calendar programs look for it, and again as a
 * file for those that look nowhere.
 */
function bodyOf({ text, html, attachments = [] }: Mail): string {
  const calendars = attachments.filter(isCalendar);
  const alternatives = multipart("alternative", [
    part("text/plain; charset=utf-8", text),
    part("text/html; charset=utf-8", html),
    ...calendars.map(({ type, content }) => part(type, content)),
  ]);
  if (attachments.length === 0) return alternatives;
  return multipart("mixed", [alternatives, ...attachments.map(fileOf)]);
}

function isCalendar({ type }: Attachment): boolean {
  return type.startsWith("text/calendar");
}

function fileOf(attachment: Attachment): string {
  const { name, type, content } = attachment;
  const ofFile = isCalendar(attachment) ? "application/ics" : type;
  return part(`${ofFile}; name="${name}"`, content, `attachment; filename="${name}"`);
}

function multipart(kind: "alternative" | "mixed", parts: readonly string[]): string {
  const boundary = `part-${crypto.randomUUID()}`;
  const body = parts.map((inner) => `--${boundary}${CRLF}${inner}`).join("");
  const head = `Content-Type: multipart/${kind}; boundary="${boundary}"${CRLF}${CRLF}`;
  return `${head}${body}--${boundary}--${CRLF}`;
}

function part(type: string, content: string, disposition?: string): string {
  const headers = [
    `Content-Type: ${type}`,
    "Content-Transfer-Encoding: base64",
    ...(disposition ? [`Content-Disposition: ${disposition}`] : []),
  ];
  const lines = base64(content).match(new RegExp(`.{1,${LINE_CHARS_MAX}}`, "g")) ?? [];
  return `${[...headers, "", ...lines].join(CRLF)}${CRLF}`;
}

function phrase(name: string): string {
  return isAscii(name) ? `"${name}"` : encodedWords(name);
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Words of base64, none longer than RFC 2047 allows and none ending within a letter. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = "";
  for (const letter of text) {
    if (new TextEncoder().encode(word + letter).length > WORD_BYTES_MAX) {
      words.push(word);
      word = "";
    }
    word += letter;
  }
  return [...words, word].map((each) => `=?UTF-8?B?${base64(each)}?=`).join(`${CRLF} `);
}
