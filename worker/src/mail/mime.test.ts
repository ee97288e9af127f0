import { expect, test } from "vitest";
import { mimeOf } from "./mime.ts";

const FROM = { name: "Clínica Ñandú", email: "chat@example.com" };
const mail = {
  to: "ana@example.com",
  subject: "Tu cita está confirmada: limpieza dental el miércoles, 4 de marzo",
  html: "<p>Hola</p>",
  text: "Hola",
};
const invite = {
  name: "invite.ics",
  type: "text/calendar; method=REQUEST; charset=utf-8",
  content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
};

const NOW_MS = Date.UTC(2026, 2, 4, 9);
const decoded = (base64: string) =>
  new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));

test("no header is longer than mail allows, and each encoded word is whole letters", () => {
  const head = mimeOf(FROM, mail, NOW_MS).split("\r\n\r\n")[0] ?? "";
  const lines = head.split("\r\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  const words = [...head.matchAll(/=\?UTF-8\?B\?([A-Za-z0-9+/=]+)\?=/g)];
  for (const [whole, base64 = ""] of words) {
    expect(whole.length).toBeLessThanOrEqual(75);
    expect(decoded(base64)).not.toContain("\ufffd");
  }
  expect(words.map(([, base64 = ""]) => decoded(base64)).join("")).toBe(FROM.name + mail.subject);
});

test("an appointment is among the alternatives with its method, and a file besides", () => {
  const message = mimeOf(FROM, { ...mail, attachments: [invite] }, NOW_MS);
  const types = [...message.matchAll(/^Content-Type: ([^\r]+)/gm)].map(([, type]) => type);
  expect(types.map((type) => type?.replace(/boundary.*/, ""))).toEqual([
    "multipart/mixed; ",
    "multipart/alternative; ",
    "text/plain; charset=utf-8",
    "text/html; charset=utf-8",
    "text/calendar; method=REQUEST; charset=utf-8",
    'application/ics; name="invite.ics"',
  ]);
});

test("mails of one subject name one message that they answer, and each has its own id", () => {
  const message = mimeOf(FROM, { ...mail, thread: { key: "a1", about: "c-7" } }, NOW_MS);
  expect(message).toContain("\r\nMessage-ID: <a1@example.com>\r\n");
  expect(message).toContain("\r\nIn-Reply-To: <c-7@example.com>\r\n");
  expect(message).toContain("\r\nReferences: <c-7@example.com>\r\n");
  expect(message).toContain("\r\nAuto-Submitted: auto-generated\r\n");
  expect(message).toContain("\r\nDate: Wed, 04 Mar 2026 09:00:00 +0000\r\n");
});
