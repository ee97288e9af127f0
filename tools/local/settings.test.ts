import path from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

test("without wishes the product runs on port 8787, its data beside the project", () => {
  const settings = readSettings({});

  expect(settings).toMatchObject({ port: 8787, adminPort: 8788, mailboxPort: 1080 });
  expect(settings).toMatchObject({ databaseUrl: null, isVerbose: false, followUpHourMs: null });
  expect(path.basename(settings.dataDirectory)).toBe(".data");
});

test.each(["abc", "0", "70000", "80.5"])("PORT=%s is refused in words", (port) => {
  expect(() => readSettings({ PORT: port })).toThrow("PORT must be a number from 1 to 65535");
});

test("an hour of the follow-up may be shortened to any whole number of milliseconds", () => {
  expect(readSettings({ FOLLOW_UP_HOUR_MS: "250" }).followUpHourMs).toBe(250);
  expect(() => readSettings({ FOLLOW_UP_HOUR_MS: "1.5" })).toThrow("whole number");
});

test("visitors' proofs may be verified by a stand-in on this machine", () => {
  const endpoint = "http://127.0.0.1:4000/siteverify";
  expect(readSettings({ TURNSTILE_LOCAL_ENDPOINT: endpoint }).turnstileEndpoint).toBe(endpoint);
  expect(readSettings({}).turnstileEndpoint).toBeNull();
});

test.each(["foo", "mysql://a:b@host/c", "postgres://host"])(
  "DATABASE_URL=%s is refused, with an example of a good one",
  (url) => {
    expect(() => readSettings({ DATABASE_URL: url })).toThrow("postgres://user:password@host:5432");
  },
);
