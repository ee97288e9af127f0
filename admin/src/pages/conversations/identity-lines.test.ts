import { expect, test } from "vitest";
import { identityLines, isTyped, visitorTitle } from "./identity-lines.ts";

test("what was signed and what was only said are never mixed", () => {
  const { verified, claimed } = identityLines({
    visitor_external_id: "u-17",
    known_visitor: {
      verified: { name: "Ana", email: null, phone: null, attributes: { seats: 0, trial: false } },
      claimed: { name: "Somebody else", email: null, phone: null, attributes: { plan: "gold" } },
    },
  });
  expect(verified).toEqual([
    { label: "Id at the website", value: "u-17" },
    { label: "Name", value: "Ana" },
    { label: "seats", value: "0" },
    { label: "trial", value: "false" },
  ]);
  expect(claimed).toEqual([
    { label: "Name", value: "Somebody else" },
    { label: "plan", value: "gold" },
  ]);
});

test("of a visitor of whom nobody said anything there is nothing to read", () => {
  const nothing = { verified: [], claimed: [] };
  expect(identityLines({ visitor_external_id: null, known_visitor: null })).toEqual(nothing);
});

test("what a verified visitor typed themselves is told from what was signed", () => {
  const talk = {
    is_verified: true,
    visitor_name: "The Director",
    visitor_email: "Ana@Shop.example",
    visitor_phone: null,
    known_visitor: {
      verified: { name: "Ana", email: "ana@shop.example", phone: null, attributes: null },
      claimed: null,
    },
  };
  expect(isTyped(talk, "name")).toBe(true);
  expect(isTyped(talk, "email")).toBe(false);
  expect(isTyped(talk, "phone")).toBe(false);
  expect(isTyped({ ...talk, visitor_phone: "+34 600 000 000" }, "phone")).toBe(true);
  // Where nobody is verified, nothing stands beside it that says so.
  expect(isTyped({ ...talk, is_verified: false }, "name")).toBe(false);
});

test("a verified visitor is called what was signed, whatever they typed", () => {
  const typed = { visitor_name: "The Director", visitor_email: "director@shop.example" };
  expect(visitorTitle({ ...typed, verified_as: "Ana" })).toBe("Ana");
  expect(visitorTitle({ ...typed, verified_as: "customer-17" })).toBe("customer-17");
  expect(visitorTitle({ ...typed, verified_as: null })).toBe("The Director");
  expect(visitorTitle({ ...typed, visitor_name: null, verified_as: null })).toBe(
    "director@shop.example",
  );
  expect(visitorTitle({ visitor_name: null, visitor_email: null, verified_as: null })).toBe(
    "Visitor",
  );
});
