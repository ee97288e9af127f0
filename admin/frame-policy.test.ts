import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { widgetOriginIn, withFramesFrom } from "./frame-policy.ts";

const HEADERS = new URL("public/_headers", import.meta.url);

test("a dashboard that knows where the widget stands frames nothing from elsewhere", async () => {
  const toml =
    '[vars]\nADMIN_ORIGIN = "https://chat.example.com"\nWIDGET_ORIGIN = "https://w.example/"\n';
  const origin = widgetOriginIn(toml) ?? "";
  const narrowed = withFramesFrom(await readFile(HEADERS, "utf8"), origin);
  expect(narrowed).toContain("; frame-src https://w.example; form-action");
  expect(narrowed).toContain("default-src 'none'");
});

test.each(["", '# WIDGET_ORIGIN = "https://w.example"', "name = 'x'"])(
  "%j does not say where the widget stands",
  (toml) => expect(widgetOriginIn(toml)).toBeNull(),
);

test("what cannot be narrowed is said", () => {
  expect(() => withFramesFrom("frame-src 'self'", "https://w.example")).toThrow("to narrow");
});
