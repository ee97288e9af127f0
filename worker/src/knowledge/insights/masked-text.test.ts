import { expect, test } from "vitest";
import { maskPersonalData } from "./masked-text.ts";

test.each([
  ["write to jane.doe+x@mail.example.co.uk please", "write to [email] please"],
  ["escríbame a josé@correo.es", "escríbame a [email]"],
  ["call me at +1 (312) 555-0143 today", "call me at [number] today"],
  ["(312) 555-0143 is mine", "[number] is mine"],
  ["my card is 4111 1111 1111 1111.", "my card is [number]."],
  ["member id 123456", "member id [number]"],
  ["رقمي ٠١٢٣٤٥٦٧٨٩", "رقمي [number]"],
])("what identifies a person is not shown: %s", (text, masked) => {
  expect(maskPersonalData(text)).toBe(masked);
});

test.each([
  "Is it open 8-17 on 2026-05-01?",
  "Does the 1,250 $ plan cover 3 children?",
  "Are you at 4500 Main Street, 60614?",
  "Who won in 1998 and 2002?",
])("dates, prices, years and houses stay: %s", (text) => {
  expect(maskPersonalData(text)).toBe(text);
});
