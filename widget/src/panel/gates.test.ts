import { expect, test } from "vitest";
import { makeSnapshot } from "../../../worker/test/make-snapshot.ts";
import { mayStore, needsConsent } from "./gates.ts";

const { config } = makeSnapshot();
const asking = { ...config, require_consent: true, consent_version: "2" };

test("where consent is asked for, nothing may be stored before the version shown was agreed to", () => {
  expect(mayStore(asking, {})).toBe(false);
  expect(mayStore(asking, { consent_version: "1" })).toBe(false);
  expect(mayStore(asking, { consent_version: "2" })).toBe(true);
  expect(mayStore(config, {})).toBe(true);
});

test("while nobody could tell whether consent is asked for, nothing is stored, and nothing is asked", () => {
  expect(mayStore(null, { consent_version: "2" })).toBe(false);
  expect(needsConsent(null, {})).toBe(false);
});
