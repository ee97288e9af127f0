import { expect, test } from "vitest";
import type { Operation } from "../../../../contracts/admin/operation.ts";
import { ADMIN_OPERATIONS } from "../../../../contracts/admin/operations.ts";
import { audit } from "../../i18n/en/audit.ts";
import { isKnownAction } from "./audit-action.ts";
import { ENTITIES } from "./audit-query.ts";

const OPERATIONS: readonly Operation[] = Object.values(ADMIN_OPERATIONS);
const CODES = [...new Set(OPERATIONS.flatMap(({ audit: code }) => (code === null ? [] : [code])))];

test.each(CODES)("the line %s has words, and its kind can be filtered by", (code) => {
  expect(isKnownAction(code)).toBe(true);
  expect(ENTITIES).toContain(code.slice(0, code.indexOf(".")));
});

test("a word that every object has is no action", () => {
  expect(isKnownAction("constructor")).toBe(false);
  expect(Object.keys(audit.action).every((code) => /^[a-z_]+\.[a-z_]+$/.test(code))).toBe(true);
});
