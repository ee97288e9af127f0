import { expect, test } from "vitest";
import { signInLockedMail, twoFactorChangedMail } from "./account-mails.ts";

const name = "Ana <b>";
const EVERY = (["en", "es"] as const).map((locale) => ({
  locale,
  mails: [
    twoFactorChangedMail(locale, { name, isOn: true }),
    twoFactorChangedMail(locale, { name, isOn: false }),
    signInLockedMail(locale, { name, minutes: 15 }),
  ],
}));

test.each(EVERY)("in $locale every notice has a subject, words and a safe name", ({ mails }) => {
  expect(new Set(mails.map((mail) => mail.subject)).size).toBe(mails.length);
  for (const { subject, html, text } of mails) {
    expect(subject).not.toBe("");
    expect(text).toContain(name);
    expect(html).not.toContain("<b>");
    expect(`${subject}${text}`).not.toMatch(/undefined|null|NaN/);
  }
});

test("a locked user learns for how long", () => {
  expect(signInLockedMail("en", { name, minutes: 15 }).text).toContain("15 minutes");
  expect(signInLockedMail("es", { name, minutes: 15 }).text).toContain("15 minutos");
});
