import { describe, expect, test } from "vitest";
import {
  briefly,
  examine,
  inBody,
  KEY,
  OLDER_CODE,
  ORIGIN,
  TAG,
} from "../../test/examined-page.ts";

const SRC = `${ORIGIN}/w/${KEY}.js`;
const holdOn = (html: string, code: string) =>
  examine(inBody(html)).find((finding) => finding.code === code);

describe("an optimizer that holds the tag back is named, with what makes it let go", () => {
  test.each([
    ["WP Rocket", `type="rocketlazyloadscript" async data-rocket-src="${SRC}"`, "nowprocket"],
    ["WP Rocket", `data-rocketlazyloadscript="${SRC}"`, "nowprocket"],
    ["LiteSpeed Cache", `type="litespeed/javascript" data-src="${SRC}"`, "data-no-defer"],
    [
      "Perfmatters",
      `type="pmdelayedscript" src="${SRC}" data-perfmatters-type="text/javascript"`,
      "",
    ],
    ["Perfmatters", `data-pmdelayedscript="${SRC}"`, ""],
    ["NitroPack", `type="nitropack/inlinescript" data-src="${SRC}"`, "nitro-exclude"],
    [
      "WP Meteor",
      `type="javascript/blocked" data-wpmeteor-type="text/javascript" data-wpmeteor-src="${SRC}"`,
      "data-wpmeteor-nooptimize",
    ],
    ["FlyingPress", `data-loading-method="user-interaction" data-src="${SRC}"`, ""],
    ["Flying Scripts", `data-type="lazy" data-src="${SRC}"`, ""],
  ])("%s: %s", (name, attributes, keepOut) => {
    const finding = holdOn(`<script ${attributes}></script>`, "deferred_by_optimizer");
    expect(finding).toMatchObject({
      level: "problem",
      params: { name, until: "interaction", host: "edge.example" },
    });
    const code = String(finding?.params.code);
    if (keepOut === "") expect(code).toBe("");
    else expect(code).toMatch(new RegExp(`^<script ${keepOut}.* async src="${SRC}"></script>$`));
  });

  test("one that waits for no more than the page is worth a note, one that never runs it is not", () => {
    const loader = `<script type="0123456789abcdef01234567-text/javascript" src="${SRC}"></script>
      <script src="/cdn-cgi/scripts/rocket-loader.min.js" data-cf-settings="0123456789abcdef01234567-|49"></script>`;
    expect(holdOn(loader, "deferred_by_optimizer")).toMatchObject({
      level: "note",
      params: { name: "Cloudflare Rocket Loader", until: "load" },
    });
    const party = `<script type="text/partytown" src="${SRC}"></script>`;
    expect(holdOn(party, "deferred_by_optimizer")).toMatchObject({
      level: "problem",
      params: { until: "never" },
    });
  });

  test("of the older form either script may be held back, packed into an address too", () => {
    const [file = "", inline = ""] = OLDER_CODE.split("\n<script>");
    const delayed = `${file}<script type="rocketlazyloadscript">${inline}`;
    expect(briefly(examine(inBody(delayed)))).toContain("deferred_by_optimizer problem");
    const text = inline.replace("</script>", "");
    const packed = `${file}<script type="litespeed/javascript" data-src="data:text/javascript;base64,${btoa(text)}"></script>`;
    expect(briefly(examine(inBody(packed)))).toEqual([
      "deferred_by_optimizer problem",
      "tag_found ok",
    ]);
  });

  test("an attribute that keeps it out is no mark of being held back", () => {
    const kept = TAG.replace(
      "async",
      'async nowprocket data-no-defer="1" data-no-optimize="1" data-cfasync="false" nitro-exclude data-wpmeteor-nooptimize="true"',
    );
    expect(briefly(examine(inBody(kept)))).toEqual(["tag_found ok"]);
  });
});

describe("consent", () => {
  test.each([
    ["Cookiebot", `type="text/plain" data-cookieconsent="marketing" src="${SRC}"`],
    ["OneTrust", `type="text/plain" class="optanon-category-C0004" src="${SRC}"`],
    ["Usercentrics", `type="text/plain" data-usercentrics="Chat" src="${SRC}"`],
    ["Complianz", `type="text/plain" class="cmplz-script" data-category="marketing" src="${SRC}"`],
    ["CookieYes", `type="text/plain" data-cookieyes="cookieyes-functional" src="${SRC}"`],
    ["CookieYes", `data-cookieyes="cookieyes-functional" src="${SRC}"`],
    ["Klaro", `type="text/plain" data-type="text/javascript" data-name="chat" data-src="${SRC}"`],
    ["iubenda", `type="text/plain" class="_iub_cs_activate" data-suppressedsrc="${SRC}"`],
    ["Osano", `type="text/plain" data-osano="MARKETING" src="${SRC}"`],
    ["", `type="text/plain" data-category="functional" src="${SRC}"`],
  ])("that %s asks for holds the tag back: %s", (name, attributes) => {
    const finding = holdOn(`<script ${attributes}></script>`, "waits_for_consent");
    expect(finding).toMatchObject({ level: "note", params: { name } });
  });

  const BLOCKERS = [
    [
      "Cookiebot",
      `<script src="https://consent.cookiebot.com/uc.js" data-cbid="1" data-blockingmode="auto"></script>`,
      'data-cookieconsent="ignore"',
    ],
    [
      "OneTrust",
      `<script src="https://cdn.cookielaw.org/consent/1/OtAutoBlock.js"></script>`,
      "data-ot-ignore",
    ],
    [
      "CookieYes",
      `<script src="https://cdn-cookieyes.com/client_data/1/script.js"></script>`,
      'data-cookieyes="cookieyes-necessary"',
    ],
  ] as const;
  test.each(BLOCKERS)(
    "managers that hold back what they do not know: %s",
    (name, script, spare) => {
      const finding = holdOn(TAG + script, "consent_may_block");
      expect(finding).toMatchObject({ level: "note", params: { name, code: spare } });
      const spared = TAG.replace("async", `async ${spare}`);
      expect(briefly(examine(inBody(spared + script)))).toEqual(["tag_found ok"]);
    },
  );
});

test("a type that no browser runs is told as it is written", () => {
  expect(holdOn(TAG.replace("async", 'type="text/x-mine"'), "type_not_run")).toMatchObject({
    level: "problem",
    params: { type: "text/x-mine" },
  });
  for (const type of ["text/javascript", "application/javascript", "module", "TEXT/JavaScript"])
    expect(briefly(examine(inBody(TAG.replace("async", `async type="${type}"`))))).toEqual([
      "tag_found ok",
    ]);
});
