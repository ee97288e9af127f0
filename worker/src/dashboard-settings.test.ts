import { expect, test } from "vitest";
import { dashboardSettings } from "./dashboard-settings.ts";
import type { Env } from "./env.ts";

const GOOD = {
  AUTH_SECRET: "7e57".repeat(16),
  ADMIN_ORIGIN: "https://chat.example.com",
  WIDGET_ORIGIN: "https://widget.example.com/",
};

// Of the whole environment, only the settings are read.
const read = (changes: Partial<typeof GOOD>) => dashboardSettings({ ...GOOD, ...changes } as Env);

test("the widget's origin may end in a slash", () => {
  expect(read({})).toMatchObject({ widgetOrigin: "https://widget.example.com" });
});

test.each(["AUTH_SECRET", "ADMIN_ORIGIN", "WIDGET_ORIGIN"])("%s is missed by its name", (name) => {
  expect(() => read({ [name]: "" })).toThrow(`this deployment has no ${name}.`);
});

test.each(["https://chat.example.com/", "https://chat.example.com/admin", "chat.example.com"])(
  "%s is no origin of a dashboard, which is said",
  (ADMIN_ORIGIN) => expect(() => read({ ADMIN_ORIGIN })).toThrow("ADMIN_ORIGIN must be"),
);
