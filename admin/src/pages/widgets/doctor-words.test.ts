import { describe, expect, test } from "vitest";
import {
  INSTALL_FINDINGS,
  type InstallFinding,
} from "../../../../contracts/admin/install-check.ts";
import { en } from "../../i18n/en.ts";
import { es } from "../../i18n/es.ts";
import { wordsOf } from "./doctor-words.ts";

/** All that any of them may name. */
const PARAMS = {
  at: "2026-03-04T05:06:07.000Z",
  by: "Sucuri",
  code: "<script>",
  container: "GTM-ABC123",
  count: 2,
  directive: "script-src",
  domain: "shop.example",
  element: "noscript",
  form: "embed",
  from: "header",
  host: "edge.example",
  key: "wtfu_0",
  megabytes: 4,
  missing: "allow-scripts",
  name: "WP Rocket",
  origin: "http://localhost",
  reason: "timeout",
  since: "2026-01-02T03:04:05.000Z",
  status: 404,
  trouble: "quotes",
  type: "image/png",
  until: "interaction",
};
const IN_ORDER = ["tag_found", "tag_in_tag_manager", "csp_allows", "seen_alive"];

const say = (code: InstallFinding["code"], params: InstallFinding["params"] = {}) =>
  wordsOf({ code, level: "problem", params: { ...PARAMS, ...params } }, (at) => at.slice(0, 10));

describe("in plain words", () => {
  test.each(INSTALL_FINDINGS)("%s is a sentence, with a mend unless all is in order", (code) => {
    const { sentence, mend } = say(code);
    expect(sentence).toMatch(/^\p{Lu}.*[.\w»”]$/u);
    if (IN_ORDER.includes(code)) expect(mend).toBeNull();
    else expect(mend).toMatch(/^\p{Lu}.*[.:]$/u);
    // A parameter that the contract does not have would leave a gap.
    expect(`${sentence}${mend}`).not.toMatch(/\{\{| \(\)| {2}|undefined| [,.)]/);
  });

  test("every reason why a page was not seen has words of its own", () => {
    const reasons =
      "address,not_public,no_site,lookup,timeout,redirects,broke_off,too_often,unreachable".split(
        ",",
      );
    const sentences = reasons.map((reason) => say("page_unreachable", { reason }).sentence);
    expect(new Set(sentences).size).toBe(reasons.length);
    const statuses = [404, 403, 429, 526, 500, 418];
    const said = statuses.map((status) => say("page_error_status", { status }).sentence);
    expect(new Set(said.map((text) => text.replace(/\d+/, ""))).size).toBe(statuses.length);
  });

  test("every way in which a tag is spoilt or held back has words of its own", () => {
    const spoilt = ["quotes", "scheme", "key", "no_key"].map(
      (trouble) => say("tag_malformed", { trouble }).sentence,
    );
    expect(new Set(spoilt).size).toBe(4);
    const held = ["interaction", "load", "never"].map(
      (until) => say("deferred_by_optimizer", { until }).sentence,
    );
    expect(new Set(held).size).toBe(3);
  });
});

test("where there is no name, none is missed", () => {
  expect(say("waits_for_consent", { name: "" }).sentence).toMatch(/consent\.$/);
  expect(say("tag_other_key", { name: "" }).sentence).toContain("wtfu_0");
  expect(say("tag_other_key").sentence).toContain("“WP Rocket”");
  expect(say("page_not_html", { type: "" }).sentence).not.toContain("but .");
});

test("days are said as the page says them, and where a policy stands in words", () => {
  expect(say("seen_alive").sentence).toContain("2026-01-02");
  expect(say("csp_blocks_script").sentence).toContain("script-src, in the page's header");
  expect(say("csp_blocks_script", { from: "meta" }).sentence).toContain("a meta tag");
});

test.each(["doctor", "doctor_found", "doctor_mend"] as const)(
  "the Spanish texts of %s name what the English ones do",
  (area) => {
    const namesIn = (text: string) => (text.match(/\{\{ \w+ \}\}/g) ?? []).sort();
    const spanish: Readonly<Record<string, string>> = es[area];
    for (const [key, text] of Object.entries(en[area]))
      expect([key, ...namesIn(spanish[key] ?? "")]).toEqual([key, ...namesIn(text)]);
  },
);
