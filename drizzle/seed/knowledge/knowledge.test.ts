import { describe, expect, test } from "vitest";
import { appointmentEntries } from "./appointment.ts";
import { blogPageEntries } from "./blog-page.ts";
import { mainWebsiteEntries } from "./main-website.ts";
import { northsideEntries } from "./northside.ts";

const CLINIC_PHONES = new Set(["(312) 555-0142", "(312) 555-0143"]);
const NORTHSIDE_PHONES = new Set(["(303) 555-0117"]);

const WIDGETS = [
  { name: "main website", entries: mainWebsiteEntries, phones: CLINIC_PHONES },
  { name: "blog page", entries: blogPageEntries, phones: CLINIC_PHONES },
  { name: "appointment", entries: appointmentEntries, phones: CLINIC_PHONES },
  { name: "northside", entries: northsideEntries, phones: NORTHSIDE_PHONES },
];

describe.each(WIDGETS)("the knowledge of $name", ({ entries, phones }) => {
  test("has at least 25 entries in six to nine categories", () => {
    expect(entries.length).toBeGreaterThanOrEqual(25);
    const categories = new Set(entries.map((entry) => entry.category));
    expect(categories.size).toBeGreaterThanOrEqual(6);
    expect(categories.size).toBeLessThanOrEqual(9);
  });

  test("answers no question twice", () => {
    const questions = entries
      .flatMap((entry) => [entry.question, ...entry.alternativeQuestions])
      .map((question) => question.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, ""));
    const repeated = questions.filter((question, at) => questions.indexOf(question) !== at);
    expect(repeated).toEqual([]);
  });

  test("gives each entry two to twelve alternatives, three to fourteen keywords and a priority of 0–10", () => {
    for (const entry of entries) {
      expect(entry.alternativeQuestions.length, entry.question).toBeGreaterThanOrEqual(2);
      expect(entry.alternativeQuestions.length, entry.question).toBeLessThanOrEqual(12);
      expect(entry.keywords.length, entry.question).toBeGreaterThanOrEqual(3);
      expect(entry.keywords.length, entry.question).toBeLessThanOrEqual(14);
      expect(new Set(entry.keywords).size, entry.question).toBe(entry.keywords.length);
      expect(entry.priority, entry.question).toBeGreaterThanOrEqual(0);
      expect(entry.priority, entry.question).toBeLessThanOrEqual(10);
    }
  });

  test("names only numbers, addresses and hosts that belong to nobody", () => {
    for (const { answer } of entries) {
      for (const phone of answer.match(/\(\d{3}\) \d{3}-\d{4}/g) ?? []) {
        expect(phones, answer).toContain(phone);
      }
      for (const [, target] of answer.matchAll(/\]\(([^)]*)\)/g)) {
        expect(target).toMatch(/^https:\/\/[a-z.]+\.example(\/|$)/);
      }
      for (const [, domain] of answer.matchAll(/\w@([\w.-]+\w)/g)) {
        expect(domain).toMatch(/\.example$/);
      }
    }
  });
});
