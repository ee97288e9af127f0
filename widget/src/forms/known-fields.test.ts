import { expect, test } from "vitest";
import { NOTHING_KNOWN } from "../panel/visitor-details.ts";
import { knownOf } from "./known-fields.ts";

const PAGE = { name: "Page", email: "page@example.com", phone: "1" };

test("a form begins with what was typed, else with what is signed, else with what the page says", () => {
  const verified = { name: "Signed", email: "signed@example.com", phone: null };
  const known = { name: "Typed", email: "", phone: "" };
  expect(knownOf(PAGE, { ...NOTHING_KNOWN, verified, known })).toEqual({
    name: "Typed",
    email: "signed@example.com",
    phone: "1",
  });
  expect(knownOf({}, NOTHING_KNOWN)).toEqual({ name: "", email: "", phone: "" });
});

test("what a page says that is no text stays out of the fields", () => {
  const odd: object = { name: { first: "Ana" }, email: 5 };
  expect(knownOf(odd, NOTHING_KNOWN)).toEqual({ name: "", email: "", phone: "" });
});
