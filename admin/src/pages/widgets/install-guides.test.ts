import { expect, test } from "vitest";
import { type Embed, GUIDES, placeOf, SITES, siteIn, tagOf } from "./install-guides.ts";

const KEY = `wtfu_${"a".repeat(32)}`;
const HOST = "https://chat.example:8443";
const tag = `<script async src="${HOST}/w/${KEY}.js"></script>`;
const EMBED: Embed = {
  tag,
  platform_tags: [{ platform: "wix", tag: tag.replace(".js", ".js?via=wix") }],
  plain_tag: "",
  legacy_code: "",
  script_url: `${HOST}/w/${KEY}.js`,
  chat_link: null,
};

const codesOf = (site: (typeof SITES)[number]) =>
  GUIDES[site].flatMap(({ code }) => (code ? [code(EMBED)] : []));

test("each kind of website has code with this widget's key and host in it, or the plugin", () => {
  for (const site of SITES.filter((one) => one !== "wordpress")) {
    const all = codesOf(site).join("\n");
    expect(all, site).toContain(KEY);
    expect(all, site).toContain(HOST);
  }
  expect(GUIDES.wordpress.some(({ isDownload }) => isDownload)).toBe(true);
});

test("an app's components are told where the widget is, by the names that the package knows", () => {
  expect(placeOf(EMBED)).toEqual({ host: HOST, key: KEY });
  expect(codesOf("react").join("\n")).toContain(`widgetKey="${KEY}"`);
  expect(codesOf("next").join("\n")).toContain(`host="${HOST}"`);
  expect(codesOf("vue").join("\n")).toContain(`widget-key="${KEY}"`);
});

test("a tag tells of its platform where it can, and Astro is asked to leave it alone", () => {
  expect(tagOf(EMBED, "wix")).toContain("?via=wix");
  expect(tagOf(EMBED, "html")).toBe(tag);
  expect(codesOf("astro")).toEqual([`<script is:inline async src="${HOST}/w/${KEY}.js"></script>`]);
});

test("an address with a kind of website that is none shows the plain one", () => {
  expect(siteIn("wordpress")).toBe("wordpress");
  expect(siteIn("__proto__")).toBe("html");
  expect(siteIn(undefined)).toBe("html");
});
