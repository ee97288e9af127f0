import { expect, test } from "vitest";
import { identityLines } from "./identity-lines.ts";

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
