import { expect, test } from "vitest";
import { kindOf, siteOf } from "./installation.ts";

test.each([
  ["https://Clinic.Example", null, "clinic.example"],
  ["https://clinic.example:443", null, "clinic.example"],
  ["https://clinic.example:8443", null, "clinic.example:8443"],
  ["http://localhost:5173", null, "localhost:5173"],
  ["https://clinic.example.", null, "clinic.example"],
  ["https://clinic.example.:8443", null, "clinic.example:8443"],
  ["https://bücher.example", null, "xn--bcher-kva.example"],
  ["http://[::1]:3000", null, "[::1]:3000"],
  ["https://clinic.example", "https://other.example/", "clinic.example"],
  [null, "https://clinic.example/contact?a=b", "clinic.example"],
  ["null", "https://clinic.example/", null],
  [null, "", null],
  [null, null, null],
  ["file:///home", null, null],
  [`https://${"a.".repeat(140)}example`, null, null],
])("an origin of %s and a referrer of %s are a page of %s", (origin, referrer, site) => {
  expect(siteOf(origin, referrer)).toBe(site);
});

test.each([
  ["wordpress", "clinic.example", "wordpress"],
  ["GTM", "clinic.example", "other"],
  ["html", "shop.myshopify.com", "html"],
  ["anything", "shop.myshopify.com", "shopify"],
  [null, "ana.wixsite.com", "wix"],
  [null, "ana.squarespace.com", "squarespace"],
  [null, "ana.webflow.io", "webflow"],
  [null, "ana.wordpress.com", "wordpress"],
  [null, "notwordpress.com", "html"],
  [null, "clinic.example", "html"],
])("said to be of %s, a tag on %s is one of %s", (via, site, kind) => {
  expect(kindOf(via, site)).toBe(kind);
});
