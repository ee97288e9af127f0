import { expect, test } from "vitest";
import type { EmailBinding } from "./email-binding.ts";
import { type MailEnv, openMail } from "./mail.ts";

const mail = { to: "ana@example.com", subject: "Hello", html: "<p>Hi</p>", text: "Hi" };
const smtp = {
  MAIL_TRANSPORT: "smtp",
  MAIL_FROM: "Chat <chat@example.com>",
  SMTP_HOST: "127.0.0.1",
  SMTP_PORT: "25",
};
const api = {
  MAIL_TRANSPORT: "api",
  MAIL_FROM: "chat@example.com",
  MAIL_API_URL: "https://mail.example/emails",
  MAIL_API_KEY: "key",
};

const REFUSED: ReadonlyArray<readonly [setting: string, env: MailEnv]> = [
  ["MAIL_TRANSPORT", {}],
  ["MAIL_TRANSPORT", { ...smtp, MAIL_TRANSPORT: "pigeon" }],
  ["MAIL_FROM", { ...smtp, MAIL_FROM: "" }],
  ["MAIL_FROM", { ...smtp, MAIL_FROM: "Chat" }],
  ["MAIL_FROM", { ...smtp, MAIL_FROM: "Chat <a@b.example>\r\nBcc: c@d.example" }],
  ["MAIL_FROM", { ...smtp, MAIL_FROM: 'Chat"x <a@b.example>' }],
  ["SMTP_HOST", { ...smtp, SMTP_HOST: "" }],
  ["SMTP_PORT", { ...smtp, SMTP_PORT: "0" }],
  ["SMTP_PORT", { ...smtp, SMTP_PORT: "smtp" }],
  ["SMTP_SECURE", { ...smtp, SMTP_SECURE: "ssl" }],
  ["SMTP_PASSWORD", { ...smtp, SMTP_USER: "user" }],
  ["SMTP_USER", { ...smtp, SMTP_PASSWORD: "secret" }],
  ["MAIL_API_URL", { ...api, MAIL_API_URL: "mail.example" }],
  ["MAIL_API_URL", { ...api, MAIL_API_URL: "http://mail.example/emails" }],
  ["MAIL_API_KEY", { ...api, MAIL_API_KEY: "" }],
  ["EMAIL", { MAIL_TRANSPORT: "binding", MAIL_FROM: "chat@example.com" }],
];

test.each(REFUSED)("a wrong or missing %s is named", async (setting, env) => {
  await expect(openMail(env).send(mail)).rejects.toThrow(setting);
});

/** The platform's end of the binding, which keeps what it is given. */
function makeBinding() {
  const sent: Parameters<EmailBinding["send"]>[0][] = [];
  const EMAIL: EmailBinding = { send: async (message) => void sent.push(message) };
  const env = { MAIL_TRANSPORT: "binding", MAIL_FROM: "Chat <chat@example.com>", EMAIL };
  return { sent, port: openMail(env) };
}

test.each([
  { to: "ana@example.com\r\nBcc: eve@example.com" },
  { to: "ana@example.com, eve@example.com" },
  { to: "ana@example.com>\u0000" },
  { to: "Ana <ana@example.com>" },
  { to: "" },
  { subject: "Hello\r\nBcc: eve@example.com" },
  { subject: "Hello\nthere" },
  { subject: "Hello\u0000" },
  { replyTo: "jo@example.com\r\nX: y" },
  { thread: { key: "a>\r\nBcc: eve@example.com", about: null } },
  { thread: { key: "a", about: "b c" } },
  { attachments: [{ name: 'a"\r\nX: y', type: "text/plain", content: "" }] },
  { attachments: [{ name: "a.ics", type: "text/calendar\r\nX: y", content: "" }] },
  { attachments: [{ name: "a.ics", type: 'text/calendar; name="x"', content: "" }] },
])("no header can be added by %j", async (wrong) => {
  const { sent, port } = makeBinding();
  await expect(port.send({ ...mail, ...wrong })).rejects.toThrow("A mail's");
  expect(sent).toEqual([]);
});

test("the platform's binding is given the sender in two parts", async () => {
  const { sent, port } = makeBinding();
  await port.send({ ...mail, replyTo: "jo@example.com" });
  const from = { name: "Chat", email: "chat@example.com" };
  expect(sent).toEqual([{ ...mail, from, replyTo: "jo@example.com" }]);
});

test("the platform's binding is given files in base64, and the headers that it takes", async () => {
  const { sent, port } = makeBinding();
  const type = "text/calendar; method=REQUEST; charset=utf-8";
  const attachments = [{ name: "invite.ics", type, content: "ñ" }];
  await port.send({ ...mail, thread: { key: "k1", about: "a1" }, attachments });
  const root = "<a1@example.com>";
  expect(sent[0]?.headers).toEqual({
    "In-Reply-To": root,
    References: root,
    "X-Auto-Response-Suppress": "All",
  });
  const file = { content: "w7E=", filename: "invite.ics", type, disposition: "attachment" };
  expect(sent[0]?.attachments).toEqual([file]);
});
