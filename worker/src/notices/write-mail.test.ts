import { describe, expect, test } from "vitest";
import { NOTICE_TYPES } from "../../../contracts/admin/notifications.ts";
import { makeNotice, makeNoticeHome, makeReader } from "../../test/make-notice.ts";
import { cutTranscript, fitNotice } from "./fit-notice.ts";
import type { Notice, TranscriptLine } from "./notice.ts";
import { recipientsOf } from "./recipients.ts";
import { mailOf } from "./write-mail.ts";

const ADMIN = "https://admin.example";
const mailsOf = (notice: Notice) =>
  recipientsOf(notice).map((recipient) => mailOf(notice, recipient, ADMIN));
const lineOf = (text: string, atMs = 0): TranscriptLine => ({
  type: "user",
  name: null,
  text,
  atMs,
});

describe.each(["en", "es"])("in %s", (locale) => {
  const home = { ...makeNoticeHome({ readers: [makeReader({ locale })] }), locale };

  test.each(NOTICE_TYPES)("%s has a short subject, words and nothing left out", (type) => {
    const plain = makeNotice(type, { home });
    const notice = "userLocale" in plain ? { ...plain, userLocale: locale } : plain;
    const mails = mailsOf(notice);
    expect(mails.length).toBeGreaterThan(0);
    for (const { subject, html, text } of mails) {
      expect(subject.length).toBeLessThan(90);
      expect(text.length).toBeGreaterThan(100);
      expect(`${subject}${html}${text}`).not.toMatch(/undefined|NaN|\[object|\bnull\b/);
      expect(html).not.toMatch(/\ssrc=|url\(|@import/);
    }
  });
});

test("a subject says who and where", () => {
  const [desk] = mailsOf(makeNotice("lead_captured"));
  expect(desk?.subject).toBe("New lead: Ana García – Align website");
});

test("of the visitor's words none but a name on one line reaches a subject, and none is markup", () => {
  const visitor = {
    name: "Eve\r\nBcc: x@y.example\u202e <b>",
    email: "e@example.com",
    phone: null,
  };
  const transcript = [lineOf("<img src=x onerror=alert(1)>\nhttps://evil.example")];
  for (const mail of mailsOf(makeNotice("lead_captured", { visitor, transcript }))) {
    expect(mail.subject).toBe("New lead: Eve Bcc: x@y.example <b> – Align website");
    expect(mail.html).not.toMatch(/<img|<b>/);
    expect(mail.html).not.toContain('href="https://evil.example');
    expect(mail.text).toContain("  https://evil.example");
  }
});

test("a mail is the same at each attempt, and no two recipients' have one id", () => {
  const notice = makeNotice("lead_captured");
  expect(mailsOf(notice)).toEqual(mailsOf(notice));
  const keys = mailsOf(notice).map(({ thread }) => thread?.key);
  expect(new Set(keys).size).toBe(2);
});

test("mails of one conversation belong together, and name none of its ids", () => {
  const abouts = [makeNotice("new_conversation"), makeNotice("lead_captured")].map(
    (notice) => mailsOf(notice)[0]?.thread?.about,
  );
  expect(new Set(abouts).size).toBe(1);
  expect(abouts[0]).not.toContain("0190a000");
});

test("answers go to the other side, where it has an address that can be written to", () => {
  expect(mailsOf(makeNotice("lead_captured"))[0]?.replyTo).toBe("ana@example.com");
  expect(mailsOf(makeNotice("visitor_reply"))[0]?.replyTo).toBe("desk@clinic.example");
  const visitor = { name: null, email: '"a b"@example.com', phone: null };
  expect(mailsOf(makeNotice("lead_captured", { visitor }))[0]).not.toHaveProperty("replyTo");
});

test("the customer alone gets the appointment for a calendar, and the ways to move and cancel it", () => {
  const [customer, desk] = mailsOf(makeNotice("appointment_requested"));
  expect(customer?.attachments).toMatchObject([
    { name: "invite.ics", type: "text/calendar; method=REQUEST; charset=utf-8" },
  ]);
  expect(customer?.text).toContain("https://chat.example/appointments/move#t=abc");
  expect(desk).not.toHaveProperty("attachments");
  expect(desk?.text).not.toContain("#t=abc");
});

test("a customer reads the time in their own zone, and then the business's by its name", () => {
  const { text = "" } = mailsOf(makeNotice("appointment_confirmed"))[0] ?? {};
  const [own, business] = [text.indexOf("10:00 AM"), text.indexOf("9:00 AM")];
  expect(own).toBeGreaterThan(0);
  expect(business).toBeGreaterThan(own);
  expect(text).toContain("America/New York");
});

test("dates are in the language of the words, where a widget's is neither", () => {
  const home = { ...makeNoticeHome(), locale: "de-DE" };
  const [mail] = mailsOf(makeNotice("appointment_confirmed", { home }));
  expect(mail?.text).toContain("Wednesday");
  expect(mail?.text).not.toContain("Mittwoch");
});

test("a zone or language that makes no sense stops no mail", () => {
  const zones = { businessTimezone: "Nowhere/Else", customerTimezone: null };
  const home = { ...makeNoticeHome({ clientTimezone: "x" }), locale: "!" };
  expect(mailsOf(makeNotice("appointment_confirmed", { ...zones, home }))).toHaveLength(1);
  expect(mailsOf(makeNotice("lead_captured", { home }))).toHaveLength(2);
});

test("a transcript is its last forty lines, each cut, and fits a queue in any script", () => {
  const long = Array.from({ length: 60 }, (_, index) => lineOf("漢".repeat(5_000), index));
  const cut = cutTranscript(long);
  expect(cut.at(-1)?.atMs).toBe(59);
  expect(cut.every(({ text }) => text.length <= 1_000)).toBe(true);
  const short = Array.from({ length: 60 }, (_, index) => lineOf("ok", index));
  expect(cutTranscript(short).map(({ atMs }) => atMs)).toEqual(
    Array.from({ length: 40 }, (_, index) => 20 + index),
  );
  const notice = fitNotice(makeNotice("new_conversation", { transcript: long }));
  expect(new TextEncoder().encode(JSON.stringify(notice)).length).toBeLessThan(100_000);
});

test("a notice fits a queue, however many users a client has; who wants no mails does not travel", () => {
  const long = Array.from({ length: 60 }, (_, index) => lineOf("漢".repeat(5_000), index));
  const { preferences } = makeReader({ role: "client_user" });
  const reader = (userId: number, isTold: boolean) =>
    makeReader({ userId, preferences: { ...preferences, new_conversation: isTold } });
  const fitted = (count: number) => {
    const readers = Array.from({ length: count }, (_, index) => reader(index, index % 2 === 0));
    const home = makeNoticeHome({ readers });
    const notice = fitNotice(makeNotice("new_conversation", { home, transcript: long }));
    expect(new TextEncoder().encode(JSON.stringify(notice)).length).toBeLessThan(100_000);
    return notice;
  };
  const many = fitted(400);
  expect(many.home.rules.readers).toHaveLength(200);
  expect(many.home.rules.readers.every(({ userId }) => userId % 2 === 0)).toBe(true);
  fitted(5_000);
});

test("a reminder of what is not confirmed says so, in the language its customer was spoken to in", () => {
  const of = (customerLocale: string, isConfirmed: boolean) =>
    mailsOf(makeNotice("appointment_reminder", { customerLocale, isConfirmed }))[0];
  expect(of("en", true)?.subject).toContain("Reminder: ");
  expect(of("en", false)?.subject).toContain("Not confirmed yet: ");
  expect(of("en", false)?.text).toContain("it is not confirmed yet");
  expect(of("es", false)?.subject).toContain("Pendiente de confirmar: ");
  expect(of("es", false)?.text).toContain("todavía no está confirmada");
});

test("a monthly report says how each figure has changed, and leads to just that month", () => {
  const [mail] = mailsOf(makeNotice("monthly_report"));
  expect(mail?.subject).toBe("Align Chiropractic – February 2026: 412 conversations, 38 leads");
  for (const words of [
    "Conversations: 412 (+12% against January)",
    "New leads: 38 (-5% against January)",
    "Appointments made: 21 (as many as in January)",
    "Of these, became clients: 4 (none in January)",
    "Answered 64×: Do you take walk-ins on Saturdays?",
    `${ADMIN}/analytics?from=2026-02-01&to=2026-02-28`,
  ])
    expect(mail?.text).toContain(words);
});
