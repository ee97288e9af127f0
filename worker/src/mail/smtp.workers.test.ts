import { expect, inject, test } from "vitest";
import { mailsTo } from "../../test/mailbox.ts";
import { openMail } from "./mail.ts";

const port = openMail({
  MAIL_TRANSPORT: "smtp",
  MAIL_FROM: "Test <chat@wetechforu.example>",
  SMTP_HOST: "127.0.0.1",
  SMTP_PORT: String(inject("smtpPort")),
  SMTP_SECURE: "none",
});

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
