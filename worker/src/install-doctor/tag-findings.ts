import { WIDGET_KEY_PATTERN } from "../../../contracts/widget-config.ts";
import type { SeenPage, WidgetFacts } from "./examine-page.ts";
import { finding, type InstallFinding } from "./finding.ts";
import { showsTag, type Tag } from "./our-tags.ts";
import { bundleOn, tagManagersOn } from "./page-products.ts";
import { tagCode } from "./tag-code.ts";

/** Of a page that is full of them, the first tell enough. */
const WRONG_MAX = 5;

/** Whether the tag is there, once, and the right one. `ours` are right, whatever may hold them back. */
export function tagFindings(
  page: SeenPage,
  facts: WidgetFacts,
  ours: readonly Tag[],
): InstallFinding[] {
  const live = page.tags.filter(({ script }) => script.inside === null);
  const wrong = live
    .filter((tag) => !ours.includes(tag))
    .slice(0, WRONG_MAX)
    .map((tag) => wrongTag(tag, facts, ours.length > 0));
  const first = ours[0];
  if (first) return [...rightTags(first, ours), ...wrong];
  if (wrong.length > 0) return wrong;
  return hiddenTag(page, facts) ?? missingTag(page, facts);
}

function rightTags(first: Tag, ours: readonly Tag[]): InstallFinding[] {
  const found = [finding("tag_found", "ok", { form: first.form })];
  if (first.form === "script") found.push(finding("tag_set_by_script", "note"));
  // A chat in the page's own text may stand beside the launcher's.
  const count = ours.filter(({ script }) => !("data-inline" in script.attributes)).length;
  if (count > 1) found.push(finding("tag_twice", "note", { count }));
  return found;
}

/** Beside a right one, a wrong tag does no harm to this widget. */
function wrongTag(tag: Tag, facts: WidgetFacts, isBesideRight: boolean): InstallFinding {
  const level = isBesideRight ? "note" : "problem";
  const code = tagCode(facts);
  if (tag.trouble) return finding("tag_malformed", level, { trouble: tag.trouble, code });
  const key = tag.key ?? "";
  if (key === facts.widgetKey)
    return finding("tag_other_host", level, { host: tag.url.host, code });
  const owner = facts.owners.get(key);
  if (owner && "was" in owner) return finding("tag_old_key", level, { code });
  // What a script does with a key that is not in it cannot be told from here.
  if (!WIDGET_KEY_PATTERN.test(key)) return finding("tag_set_by_script", "note");
  return finding("tag_other_key", level, { key, name: owner ? owner.is : "", code });
}

/** The tag stands in the page, where no browser runs it. */
function hiddenTag({ tags, parts }: SeenPage, facts: WidgetFacts): InstallFinding[] | null {
  const code = tagCode(facts);
  const inert = tags.find(({ script }) => script.inside !== null);
  if (inert) {
    return [finding("tag_inert", "problem", { element: inert.script.inside ?? "", code })];
  }
  if (parts.comments.some((comment) => showsTag(comment, facts.origin)))
    return [finding("tag_in_comment", "problem", { code })];
  if (showsTag(parts.text, facts.origin))
    return [finding("tag_shown_as_text", "problem", { code })];
  return null;
}

/** Nothing in the page's HTML: it may come by a way that this does not show, or be on other pages alone. */
function missingTag(page: SeenPage, facts: WidgetFacts): InstallFinding[] {
  const containers = tagManagersOn(page.parts);
  const holding = containers.find((id) => isIn(page.containers.get(id), facts));
  if (holding) return [finding("tag_in_tag_manager", "ok", { container: holding })];
  const unread = containers.find((id) => (page.containers.get(id) ?? null) === null);
  const bundle = bundleOn(page.parts);
  return [
    finding("tag_missing", "problem", { code: tagCode(facts) }),
    ...(unread ? [finding("tag_manager_unread", "note", { container: unread })] : []),
    ...(bundle ? [finding("tag_in_bundle", "note", { name: bundle })] : []),
  ];
}

/** In a container, HTML stands in strings, with slashes and quotes escaped. */
function isIn(container: string | null | undefined, { origin, widgetKey }: WidgetFacts): boolean {
  return (container?.includes(widgetKey) && container.includes(origin.host)) ?? false;
}
