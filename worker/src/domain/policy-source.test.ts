import { expect, test } from "vitest";
import { policySourceOf } from "./policy-source.ts";

const sourceOf = (address: string) => policySourceOf(new URL(address));

test("a host is named as a policy takes it, without what follows", () => {
  expect(sourceOf("https://User:x@CDN.clinic.example/a;b?c=,#d")).toBe(
    "https://cdn.clinic.example",
  );
  expect(sourceOf("http://127.0.0.1:8787/bot.png")).toBe("http://127.0.0.1:8787");
  expect(sourceOf("https://münchen.example/")).toBe("https://xn--mnchen-3ya.example");
});

test.each([
  "https://cdn.example;sandbox/bot.png",
  "https://cdn.example,default-src/bot.png",
  "https://'none'/bot.png",
  "https://*.example/bot.png",
  "https://cdn_1.example/bot.png",
  "https://cdn.example./bot.png",
  "https://[::1]/bot.png",
  "data:image/png;base64,AAAA",
  "javascript://cdn.example/",
  "file:///bot.png",
])("what is no plain host of the web has no name in a policy: %s", (address) => {
  expect(sourceOf(address)).toBeNull();
});
