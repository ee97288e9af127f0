import { expect, test } from "vitest";
import { embedCode } from "./embed-code.ts";
import { kindOf } from "./installation.ts";

test("a tag of a platform tells what its website is made with, whatever the domain", () => {
  const { tag, platform_tags } = embedCode("https://w.example", "wtfu_1", true);
  const kinds = platform_tags.map(({ tag: own }) => {
    const src = /src="([^"]+)"/.exec(own)?.[1] ?? "";
    return kindOf(new URL(src).searchParams.get("via"), "clinic.example");
  });
  // A tag manager stands on any kind of website.
  expect(kinds).toEqual(["wordpress", "shopify", "wix", "squarespace", "webflow", "other"]);
  expect(tag).not.toContain("via");
});
