import { expect, test } from "vitest";
import { givenSettings, takenBack } from "./settings.ts";

test("a setting of undefined is not given, and one of false is", () => {
  expect(givenSettings({ color: undefined, hidden: false, locale: "es" })).toEqual({
    hidden: false,
    locale: "es",
  });
});

test("what is taken back is said to be empty, and a launcher is shown again", () => {
  const given = givenSettings({ color: "#123", hidden: true });
  expect(takenBack(given)).toEqual({ color: "", hidden: false });
});
