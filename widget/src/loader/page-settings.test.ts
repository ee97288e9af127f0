import { expect, test } from "vitest";
import { readSettings } from "./page-settings.ts";

test("plain values are settings, as text", () => {
  const given = { color: "#123456", hidden: true, start: "manual", locale: undefined };
  expect(readSettings(given)).toEqual({ color: "#123456", hidden: "true", start: "manual" });
});

test("what makes no sense is no setting, and nothing throws", () => {
  for (const given of [undefined, null, 5, true, () => 1, []]) {
    expect(readSettings(given)).toEqual({});
  }
  expect(readSettings({ position: {}, color: null, apiUrl: () => "x" })).toEqual({});
});

test("inline is carried as it is, because it may be an element", () => {
  const element = { nodeType: 1 };
  expect(readSettings({ inline: element }).inline).toBe(element);
  expect(readSettings({ inline: "#chat" })).toEqual({ inline: "#chat" });
});
