import { expect, test } from "vitest";
import { leadProblems } from "./lead-rules.ts";

const BOTH = { email: true, phone: true };
const filled = (fields: object) => ({ name: "Ana", email: "", phone: "", ...fields });

test("a name with one way to reach its owner is enough", () => {
  expect(leadProblems(filled({ email: "ana@example.com" }), BOTH)).toEqual({});
  expect(leadProblems(filled({ phone: "+1 (312) 555-0143" }), BOTH)).toEqual({});
});

test("what is missing is asked for by what the form shows", () => {
  expect(leadProblems(filled({ name: " " }), BOTH)).toEqual({
    name: "nameMissing",
    email: "contactMissing",
  });
  expect(leadProblems(filled({}), { email: true, phone: false })).toEqual({
    email: "emailMissing",
  });
  expect(leadProblems(filled({}), { email: false, phone: true })).toEqual({
    phone: "phoneMissing",
  });
});

test("an address that cannot work is not sent", () => {
  for (const email of ["ana", "ana@", "ana@example", "a b@example.com", "ana@example..c"]) {
    expect(leadProblems(filled({ email }), BOTH)).toEqual({ email: "emailInvalid" });
  }
  for (const phone of ["12345", "call me", "+1 312 HOME 12"]) {
    expect(leadProblems(filled({ phone }), BOTH)).toEqual({ phone: "phoneInvalid" });
  }
});
