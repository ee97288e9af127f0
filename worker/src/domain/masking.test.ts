import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MASKING_KINDS } from "../../../contracts/guard.ts";
import { maskJson, maskText } from "./masking.ts";

const all = (country = "US") => ({ kinds: MASKING_KINDS, country });
const mask = (text: string, country?: string) => maskText(text, all(country));

describe("a card number", () => {
  test.each([
    ["4242424242424242", "•••• 4242"],
    ["My card is 4242 4242 4242 4242, exp 12/28.", "My card is •••• 4242, exp 12/28."],
    ["4242-4242-4242-4242 12/28 123", "•••• 4242 12/28 123"],
    ["4242.4242.4242.4242", "•••• 4242"],
    ["4242\u00a04242\u00a04242\u00a04242", "•••• 4242"],
    ["378282246310005 or 3782 822463 10005", "•••• 0005 or •••• 0005"],
    ["5555555555554444", "•••• 4444"],
    ["2223003122003222", "•••• 3222"],
    ["6011 1111 1111 1117", "•••• 1117"],
    ["30569309025904", "•••• 5904"],
    ["3530111333300000", "•••• 0000"],
    ["6200000000000005", "•••• 0005"],
    ["4222222222222", "•••• 2222"],
    ["4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2", "•••• 4242"],
    ["٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢", "•••• 4242"],
    ["４２４２４２４２４２４２４２４２", "•••• 4242"],
    ["4242\u200b42424242\u200b4242", "•••• 4242"],
    ["\u202a4242 4242 4242 4242\u202c", "\u202a•••• 4242\u202c"],
    ["card:4242424242424242!", "card:•••• 4242!"],
    ["12 4242424242424242", "12 •••• 4242"],
  ])("%s becomes %s", (text, masked) => {
    expect(mask(text)).toMatchObject({ text: masked });
    expect(mask(text).counts.card_number).toBeGreaterThan(0);
  });

  test.each([
    "4242424242424243",
    "1234567890123456",
    "9781861972712",
    "978-3-16-148410-0",
    "4006381333931",
    "1764380000000",
    "Tracking 9400111899223100001234",
    "42424242424242424242",
  ])("is not %s", (text) => {
    expect(mask(text)).toEqual({ text, counts: {} });
  });
});

describe("a social security number", () => {
  test.each([
    ["My SSN is 123-45-6789", "My SSN is •••-••-••••"],
    ["123 45 6789", "•••-••-••••"],
    ["ssn 123456789 thanks", "ssn •••-••-•••• thanks"],
    ["123456789 is my social security number", "•••-••-•••• is my social security number"],
    ["mi número de seguro social: 123456789", "mi número de seguro social: •••-••-••••"],
    ["١٢٣-٤٥-٦٧٨٩", "•••-••-••••"],
  ])("%s becomes %s", (text, masked) => {
    expect(mask(text)).toEqual({ text: masked, counts: { ssn: 1 } });
  });

  test.each([
    "000-45-6789",
    "666-45-6789",
    "912-45-6789",
    "123-00-6789",
    "123-45-0000",
    "case 123456789",
    "1-123-45-6789-2",
    "2026-11-29",
    "12-34-5678",
  ])("is not %s", (text) => {
    expect(maskText(text, { kinds: ["ssn", "card_number"], country: "US" }).text).toBe(text);
  });
});

describe("a phone number", () => {
  test.each([
    ["Call me at (312) 555-0143 please", "US", "Call me at (••• ••• •••• please"],
    ["312-555-0143", "US", "••• ••• ••••"],
    ["+1 312 555 0143", "ES", "+••• ••• ••••"],
    ["+34 612 34 56 78", "US", "+••• ••• ••••"],
    ["mi móvil es 612 34 56 78", "ES", "mi móvil es ••• ••• ••••"],
    ["tel:312.555.0143", "US", "tel:••• ••• ••••"],
    ["312-555-0143 312-555-0144", "US", "••• ••• •••• ••• ••• ••••"],
    ["020 7946 0958", "GB", "••• ••• ••••"],
  ])("%s in %s becomes %s", (text, country, masked) => {
    expect(mask(text, country).text).toBe(masked);
  });

  test.each([
    ["order 3125550143", "US"],
    ["Order #312-555-0143", "US"],
    ["pedido 612345678", "ES"],
    ["2026-11-29 14:30", "ES"],
    ["29.11.2026", "ES"],
    ["$1,250.00 or 1.250.000 €", "ES"],
    ["10:30 - 11:45", "US"],
    ["ISBN 978-3-16-148410-0", "DE"],
    ["room 12, floor 3, 60601", "US"],
    ["3125550143 USD", "US"],
  ])("is not in %s of %s", (text, country) => {
    expect(mask(text, country).text).toBe(text);
  });
});

test.each([
  ["Write to ana.lopez+x@mail.example.com.", "Write to •••@•••."],
  ["josé@correo.españa, b@c.io", "•••@•••, •••@•••"],
  ["a@@b.example", "a@@b.example"],
  ["me@home and @ana at 10@12", "me@home and @ana at 10@12"],
  ["4242424242424242@mail.example", "•••@•••"],
])("of addresses, %s becomes %s", (text, masked) => {
  expect(mask(text).text).toBe(masked);
});

test("only what the widget chose is masked, and each is counted", () => {
  const text = "4242424242424242, 123-45-6789, 312-555-0143, a@b.example, c@d.example";
  const cards = { kinds: ["card_number", "ssn"] as const, country: "US" };
  expect(maskText(text, cards)).toEqual({
    text: "•••• 4242, •••-••-••••, 312-555-0143, a@b.example, c@d.example",
    counts: { card_number: 1, ssn: 1 },
  });
  expect(mask(text).counts).toEqual({ card_number: 1, ssn: 1, phone: 1, email: 2 });
  expect(maskText(text, { kinds: [], country: "US" })).toEqual({ text, counts: {} });
});

test("each text of a JSON value is masked, and nothing else of it is changed", () => {
  const value = { note: "4242424242424242", list: ["123-45-6789", 7, null, { deep: true }] };
  expect(maskJson(value, all())).toEqual({
    note: "•••• 4242",
    list: ["•••-••-••••", 7, null, { deep: true }],
  });
});

const digitsLike = fc.stringMatching(/^[0-9 .\-()+/@a-c•]{0,60}$/);
const numberLike = fc.array(
  fc.constantFrom(
    "4242424242424242",
    "4242 4242 4242 4242",
    "123-45-6789",
    "ssn 123456789",
    "312-555-0143",
    "+34 612 34 56 78",
    "ana@mail.example",
    "4242",
    "12",
    "9",
    "order ",
    "٤٢٤٢",
  ),
  { maxLength: 8 },
);
const joined = fc
  .tuple(numberLike, fc.constantFrom("", " ", "-", ", ", "."))
  .map(([parts, separator]) => parts.join(separator));

test("what is masked is not changed by being masked again", () => {
  const texts = fc.oneof(joined, digitsLike, fc.string({ unit: "grapheme" }));
  const countries = fc.constantFrom("US", "ES", "GB", "XX");
  fc.assert(
    fc.property(texts, countries, (text, country) => {
      const once = mask(text, country).text;
      expect(mask(once, country)).toEqual({ text: once, counts: {} });
    }),
    { numRuns: 500 },
  );
});

test("the longest message that is all digits and dashes takes no more than a moment", () => {
  const worst = ["1 2 3 4 5 6 7 ", "312-555-0143 ", "4242 4242 ", "a@b", "1".repeat(50), "+1 "];
  for (const piece of worst) {
    const text = piece.repeat(Math.ceil(4_000 / piece.length)).slice(0, 4_000);
    const began = performance.now();
    mask(text);
    expect(performance.now() - began).toBeLessThan(1_000);
  }
});
