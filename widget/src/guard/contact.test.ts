import { expect, test } from "vitest";
import { safeHref } from "../panel/markdown.ts";
import { waysOf } from "./contact.ts";

test("a business is reached by the ways that it has, each as a link that a device understands", () => {
  const contact = { email: "a@b.example", phone: "+1 (312) 555-0143", url: "https://b.example/" };
  expect(waysOf(contact, safeHref)).toEqual([
    { href: "mailto:a@b.example", label: "a@b.example" },
    { href: "tel:+13125550143", label: "+1 (312) 555-0143" },
    { href: "https://b.example/", label: "b.example" },
  ]);
  expect(waysOf({ email: null, phone: null, url: null }, safeHref)).toEqual([]);
});

test("what came with a refusal is no contact just because it is there", () => {
  expect(waysOf(undefined, safeHref)).toEqual([]);
  expect(waysOf([{ email: "a@b.example" }], safeHref)).toEqual([]);
  expect(waysOf({ email: 1, phone: "", url: "javascript:alert(1)" }, safeHref)).toEqual([]);
});
