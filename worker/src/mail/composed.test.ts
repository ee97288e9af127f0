import MailComposer from "nodemailer/lib/mail-composer";
import { expect, test } from "vitest";
import { composed } from "./composed.ts";
import type { Mail } from "./message.ts";

const FROM = { name: "Clínica Ñandú, S.L.", email: "chat@example.com" };
const mail = { to: "ana@example.com", subject: "Hola", html: "<p>Hola</p>", text: "Hola" };
const invite = {
  name: "invite.ics",
  type: "text/calendar; method=REQUEST; charset=utf-8",
  content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
};

/** As it goes over the wire, with the folded headers in one line each. */
async function written(more: Partial<Mail>): Promise<string> {
  const message = await new MailComposer(composed(FROM, { ...mail, ...more })).compile().build();
  return String(message).replace(/\r\n[ \t]/g, " ");
}

test("an appointment is among the alternatives with its method, and a file besides", async () => {
  const message = await written({ attachments: [invite] });
  const types = [...message.matchAll(/^Content-Type: ([^\r]+)/gm)].map(([, type]) => type);
  expect(types.map((type) => type?.replace(/boundary.*/, ""))).toEqual([
    "multipart/mixed; ",
    "multipart/alternative; ",
    "text/plain; charset=utf-8",
    "text/html; charset=utf-8",
    "text/calendar; method=REQUEST; charset=utf-8",
    "application/ics; name=invite.ics",
  ]);
});

test("mails of one subject name one message that they answer, and each has its own id", async () => {
  const message = await written({ thread: { key: "a1", about: "c-7" } });
  expect(message).toContain("Message-ID: <a1@example.com>\r\n");
  expect(message).toContain("In-Reply-To: <c-7@example.com>\r\n");
  expect(message).toContain("References: <c-7@example.com>\r\n");
  expect(message).toContain("Auto-Submitted: auto-generated\r\n");
});

test("an answer goes to the reply address, and a comma in a name begins no second sender", async () => {
  const message = await written({ replyTo: "jo@example.com" });
  expect(message).toContain("Reply-To: jo@example.com\r\n");
  expect(message).toMatch(/^From: =\?UTF-8\?[^,]+\?= <chat@example\.com>\r$/m);
});
