import { describe, expect, test } from "vitest";
import { invitationMail, passwordChangedMail, passwordResetMail } from "./account-mails.ts";

const URL_TO_CHOOSE = "https://admin.example/invitation?token=a&b";
const invitation = {
  name: 'Ana "<b>" Ruiz',
  inviterName: "Dana\r\nBcc: everybody@example.com",
  clientName: "Align & Co",
  url: URL_TO_CHOOSE,
  days: 7,
};

describe.each(["en", "es", "es-MX"])("in %s", (locale) => {
  const mails = [
    invitationMail(locale, invitation),
    passwordResetMail(locale, { name: "Ana", url: URL_TO_CHOOSE, minutes: 60 }),
    passwordChangedMail(locale, { name: "Ana" }),
  ];

  test.each(mails)("$subject says the same as HTML and as text", ({ subject, html, text }) => {
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.length).toBeGreaterThan(80);
    expect(html).toContain("<!doctype html>");
  });

  test("nobody's name becomes markup, and the link arrives whole", () => {
    const { html, text } = invitationMail(locale, invitation);
    expect(html).not.toContain("<b>");
    expect(html).toContain("token=a&amp;b");
    expect(text).toContain(URL_TO_CHOOSE);
  });
});

test("a link that is no web address is refused", () => {
  expect(() => invitationMail("en", { ...invitation, url: "javascript:alert(1)" })).toThrow();
});
