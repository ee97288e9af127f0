import { expect, test } from "vitest";
import { WidgetFields } from "./widget-fields.ts";

const { domain_whitelist: DomainList } = WidgetFields.shape;

test.each([
  ["Clinic.example", "clinic.example"],
  ["clinic.example.", "clinic.example"],
  ["*.clinic.example:8443", "*.clinic.example:8443"],
  ["bücher.example", "bücher.example"],
  ["हिन्दी.example", "हिन्दी.example"],
  ["localhost:3000", "localhost:3000"],
  ["[::1]:3000", "[::1]:3000"],
])("a site may be listed as %s", (host, kept) => {
  expect(DomainList.parse([host])).toEqual([kept]);
});

test.each(["https://clinic.example", "clinic.example/a", "*", "*.", "a@b", "::1", "*.[::1]", ""])(
  "%j is no site's name",
  (host) => {
    expect(DomainList.safeParse([host]).success).toBe(false);
  },
);
