import { expect, test } from "vitest";
import { originOf, problemWith } from "./problems.ts";

const widgetKey = "wtfu_00000000000000000000000000000001";

test("a host is an address of the web, with or without a path", () => {
  expect(originOf("https://chat.example.com")).toBe("https://chat.example.com");
  expect(originOf("http://127.0.0.1:8787/")).toBe("http://127.0.0.1:8787");
  for (const host of ["chat.example.com", "", "javascript:alert(1)", "data:text/plain,x", null]) {
    expect(originOf(host), String(host)).toBeNull();
  }
});

test("what was given is named, and where the right one is found", () => {
  expect(problemWith({ widgetKey, host: "chat.example.com" })).toEqual({
    code: "bad_host",
    message: expect.stringMatching(/"https:\/\/chat\.example\.com".*not "chat\.example\.com"/),
  });
  // As from an environment variable that is not set, which the types cannot see.
  const missing = { host: "https://chat.example.com" } as { widgetKey: string; host: string };
  expect(problemWith(missing)?.message).toMatch(/not undefined\. Copy it from the dashboard/);
});

test("where all is well there is no problem", () => {
  expect(problemWith({ widgetKey, host: "https://chat.example.com" })).toBeNull();
});
