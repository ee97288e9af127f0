import { expect, inject, test } from "vitest";
import { mailsTo, someone } from "../../test/mailbox.ts";
import { openMail } from "./mail.ts";

const smtp = {
  MAIL_TRANSPORT: "smtp",
  MAIL_FROM: "Test <chat@wetechforu.example>",
  SMTP_HOST: "127.0.0.1",
  SMTP_SECURE: "none",
};
const port = openMail({ ...smtp, SMTP_PORT: String(inject("smtpPort")) });
const moody = openMail({ ...smtp, SMTP_PORT: String(inject("moodySmtpPort")) });

test("a mail arrives by SMTP as it was written, letter by letter", async () => {
  const to = `${crypto.randomUUID()}@example.com`;
  // Lines that SMTP and quoted-printable treat specially: a lone dot, an equals sign, a long one.
  const text = `Elige una contraseña\n.\n..x = y\n${"largo ".repeat(40)}fin`;
  const html = `<p>${"ñ".repeat(100)}</p>`;
  await port.send({ to, subject: "Tu contraseña", html, text });
  const [mail, ...others] = await mailsTo(to);
  expect(others).toEqual([]);
  expect(mail?.subject).toBe("Tu contraseña");
  expect(mail?.text.trim()).toBe(text);
  expect(mail?.html.trim()).toBe(html);
});

const plain = { subject: "Hello", html: "<p>Hi</p>", text: "Hi" };

test("an invitation arrives with its method, its thread and its own id", async () => {
  const to = someone("ana");
  const key = crypto.randomUUID();
  const type = "text/calendar; method=REQUEST; charset=utf-8";
  const attachments = [{ name: "invite.ics", type, content: "BEGIN:VCALENDAR\r\n" }];
  await port.send({ ...plain, to, thread: { key, about: "appointment-1" }, attachments });
  const [mail] = await mailsTo(to);
  const root = "<appointment-1@wetechforu.example>";
  expect(mail?.headers).toMatchObject({
    "message-id": `<${key}@wetechforu.example>`,
    references: root,
    "in-reply-to": root,
    "auto-submitted": "auto-generated",
  });
  const types = mail?.attachments?.map(({ contentType }) => contentType);
  expect(types).toEqual(["text/calendar", "application/ics"]);
});

test("a name and a long subject arrive whole, beyond ASCII too", async () => {
  const to = someone("ana");
  const subject = "Tu cita está confirmada: limpieza dental el miércoles, 4 de marzo, a las 9 🦷";
  const named = openMail({
    ...smtp,
    MAIL_FROM: "Clínica Ñandú, S.L. <chat@wetechforu.example>",
    SMTP_PORT: String(inject("smtpPort")),
  });
  await named.send({ ...plain, to, subject });
  const [mail] = await mailsTo(to);
  expect(mail?.subject).toBe(subject);
  expect(mail?.from).toEqual([{ name: "Clínica Ñandú, S.L.", address: "chat@wetechforu.example" }]);
});

test("a recipient that the server will never take is refused for good, in the server's words", async () => {
  const error = { name: "MailRefused", message: expect.stringContaining("550-5.1.1 Nobody") };
  await expect(moody.send({ ...plain, to: someone("never") })).rejects.toMatchObject(error);
});

test("a server that puts off, hangs up or is not there can be tried again", async () => {
  const to = someone("later-1");
  await expect(moody.send({ ...plain, to })).rejects.toMatchObject({ name: "Error" });
  await moody.send({ ...plain, to });
  expect(await mailsTo(to)).toHaveLength(1);
  const hangingUp = moody.send({ ...plain, to: someone("gone") });
  await expect(hangingUp).rejects.toThrow("The mail server hung up.");
  const nobody = openMail({ ...smtp, SMTP_PORT: "9" });
  await expect(nobody.send({ ...plain, to })).rejects.toMatchObject({ name: "Error" });
});

test("a server that says late that it took a mail is waited for", { timeout: 60_000 }, async () => {
  const to = someone("slow-17");
  await moody.send({ ...plain, to });
  expect(await mailsTo(to)).toHaveLength(1);
});

test("whether a server took a mail is unknown, where it hangs up with the whole of it", async () => {
  const to = someone("mute");
  await expect(moody.send({ ...plain, to })).rejects.toMatchObject({ name: "MailOutcomeUnknown" });
  expect(await mailsTo(to)).toHaveLength(1);
});
