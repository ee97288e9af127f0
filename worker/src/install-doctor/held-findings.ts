import type { SeenPage, WidgetFacts } from "./examine-page.ts";
import { finding, type InstallFinding } from "./finding.ts";
import type { Tag } from "./our-tags.ts";
import type { FoundScript } from "./page-parts.ts";
import { tagCode } from "./tag-code.ts";
import { consentOf, isRun, optimizerOf, typeOf } from "./waiting-marks.ts";

/** The scripts that have to run for this tag to do. */
function scriptsOf({ script, inline }: Tag): FoundScript[] {
  return inline && inline !== script ? [script, inline] : [script];
}

export function isHeld(tag: Tag): boolean {
  return scriptsOf(tag).some(
    (script) => optimizerOf(script) !== null || consentOf(script) !== null || !isRun(script),
  );
}

/** What holds a tag back that is the right one. */
export function heldFindings(tag: Tag, page: SeenPage, facts: WidgetFacts): InstallFinding[] {
  const held = scriptsOf(tag).flatMap((script) => holdOf(script, facts));
  return [...held, ...ownFindings(tag, page, facts)];
}

function holdOf(script: FoundScript, facts: WidgetFacts): InstallFinding[] {
  const optimizer = optimizerOf(script);
  if (optimizer) {
    const { name, until, keepOut } = optimizer;
    const { host } = facts.origin;
    const code = keepOut === null ? "" : tagCode(facts, keepOut);
    const level = until === "load" ? "note" : "problem";
    return [finding("deferred_by_optimizer", level, { name, until, host, code })];
  }
  const consent = consentOf(script);
  if (consent !== null) return [finding("waits_for_consent", "note", { name: consent })];
  if (isRun(script)) return [];
  return [finding("type_not_run", "problem", { type: typeOf(script.attributes) })];
}

/** What the tag's own attributes bring about. */
function ownFindings({ script, isPutByScript, url }: Tag, page: SeenPage, facts: WidgetFacts) {
  const { attributes } = script;
  const found: InstallFinding[] = [];
  const code = tagCode(facts);
  if (url.protocol === "http:" && page.url.protocol === "https:" && !isUpgraded(page))
    found.push(finding("mixed_content", "problem", { code }));
  const isHidden = attributes["data-hidden"] === "true";
  // With a place of its own it is hidden only where that place is missing.
  if (isHidden && !attributes["data-inline"]) found.push(finding("tag_hidden", "note"));
  if (attributes["data-start"] === "manual") found.push(finding("tag_starts_by_hand", "note"));
  // The file holds the widget's settings and changes with them, so that no hash fits for long.
  if (attributes.integrity) found.push(finding("tag_integrity", "problem", { code }));
  const isDeferred = "async" in attributes || "defer" in attributes || attributes.type === "module";
  const blocks = script.isInHead && attributes.src !== undefined && !isPutByScript;
  if (blocks && !isDeferred) found.push(finding("tag_not_async", "note", { code }));
  return found;
}

function isUpgraded({ headers, parts }: SeenPage): boolean {
  const policies = [headers.get("Content-Security-Policy") ?? "", ...parts.metaPolicies];
  return policies.some((policy) => /(?:^|[;,])\s*upgrade-insecure-requests\b/i.test(policy));
}
