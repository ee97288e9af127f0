import { expect, test } from "vitest";
import { countryOf, countryOptions } from "./countries.ts";

test("today's countries can be chosen, by their names in the user's language", () => {
  const options = countryOptions("es", "US");
  const labels = new Map(options.map(({ value, label }) => [value, label]));
  expect(labels.get("DE")).toBe("Alemania");
  expect(labels.get("MX")).toBe("México");
  for (const code of ["DD", "SU", "YU", "EU", "UN", "ZZ"]) expect(labels.has(code)).toBe(false);
  expect(options.length).toBeGreaterThan(240);
  expect(options.length).toBeLessThan(256);
});

test("what is stored is among the choices, also when nobody knows its name", () => {
  expect(countryOptions("en", "ZZ").some(({ value }) => value === "ZZ")).toBe(true);
});

test.each([
  ["es-MX", "MX"],
  ["en", "US"],
  ["nonsense language", "US"],
])("a reader of %s is likely to be in %s", (language, country) => {
  expect(countryOf(language)).toBe(country);
});
