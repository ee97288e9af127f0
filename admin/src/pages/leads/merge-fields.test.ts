import { expect, test } from "vitest";
import { filledIn, type Mergeable, mergedLead } from "./merge-fields.ts";

const makeLead = (fields: Partial<Mergeable>): Mergeable => ({
  name: null,
  email: null,
  phone: null,
  company: null,
  notes: null,
  ...fields,
});

test("what the kept lead has stays, and only what it lacks is taken from the other", () => {
  const kept = makeLead({ name: "Ana Ruiz", email: "ana@example.com" });
  const other = makeLead({ name: "A. Ruiz", phone: "+13125550143", company: "Ruiz Ltd" });
  expect(filledIn(kept, other)).toEqual(["phone", "company"]);
  expect(mergedLead(kept, other)).toEqual({
    ...kept,
    phone: "+13125550143",
    company: "Ruiz Ltd",
  });
});

test("nothing is taken where the other has nothing more", () => {
  const kept = makeLead({ name: "Ana", email: "ana@example.com", phone: "+13125550143" });
  expect(filledIn(kept, makeLead({ email: "ana@example.com" }))).toEqual([]);
});
