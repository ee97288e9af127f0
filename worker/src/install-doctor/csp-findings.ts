import type { InstallFindingCode } from "../../../contracts/admin/install-check.ts";
import { policySourceOf } from "../domain/policy-source.ts";
import {
  allowsInline,
  allowsScript,
  allowsUrl,
  governing,
  isByNonce,
  type Policy,
  parsePolicies,
  type RequestKind,
  withSources,
} from "./csp.ts";
import type { SeenPage, WidgetFacts } from "./examine-page.ts";
import { finding, type InstallFinding } from "./finding.ts";
import { inlineText, type Tag } from "./our-tags.ts";
import { tagCode } from "./tag-code.ts";

const CHALLENGE = new URL("https://challenges.cloudflare.com/turnstile/v0/api.js");

/** Each is judged by itself and may leave several findings; a page with more of them is nobody's site. */
const POLICIES_MAX = 20;

export interface Brought {
  /** The tag that is there; null: as one would be that is pasted now. */
  readonly tag: Tag | null;
  /** A tag manager puts it there. */
  readonly isByManager: boolean;
}

interface Case extends Brought {
  readonly policy: Policy;
  readonly page: URL;
  readonly facts: WidgetFacts;
}

/** What the page's content policies, all of which must agree, let the widget do. */
export function cspFindings(
  page: SeenPage,
  facts: WidgetFacts,
  brought: Brought,
): InstallFinding[] {
  const policies = policiesOf(page);
  const enforced = policies.filter(({ isEnforced }) => isEnforced);
  const found = enforced.flatMap((policy) => judge({ policy, page: page.url, facts, ...brought }));
  const isFine = enforced.length > 0 && found.every(({ level }) => level !== "problem");
  const reported = policies
    .filter(({ isEnforced }) => !isEnforced)
    .flatMap((policy) => judge({ policy, page: page.url, facts, ...brought }))
    .some(({ level }) => level === "problem");
  return [
    ...found,
    ...(isFine ? [finding("csp_allows", "ok")] : []),
    ...(reported ? [finding("csp_report_only", "note", { host: facts.origin.origin })] : []),
  ];
}

function policiesOf({ headers, parts }: SeenPage): Policy[] {
  return [
    ...parsePolicies(headers.get("Content-Security-Policy"), "header"),
    ...parts.metaPolicies.flatMap((text) => parsePolicies(text, "meta")),
    ...parsePolicies(headers.get("Content-Security-Policy-Report-Only"), "header", false),
  ].slice(0, POLICIES_MAX);
}

function judge(one: Case): InstallFinding[] {
  return [
    ...judgeSandbox(one),
    ...judgeLoader(one),
    ...judgePanel(one),
    ...judgeInline(one),
    ...judgeCalls(one),
    ...judgeImage(one),
    ...(one.facts.canChallenge ? [...judgeChallenge(one), ...judgeTrustedTypes(one)] : []),
  ];
}

/** HTML's sandbox flags: without scripts nothing runs, without its origin the page is nobody's. */
function judgeSandbox({ policy }: Case): InstallFinding[] {
  const flags = policy.directives.get("sandbox");
  if (!flags) return [];
  const missing = ["allow-scripts", "allow-same-origin"].filter((flag) => !flags.includes(flag));
  if (missing.length === 0) return [];
  return [finding("sandboxed", "problem", { missing: missing.join(" ") })];
}

function judgeLoader({ policy, page, facts, tag, isByManager }: Case): InstallFinding[] {
  const rule = governing(policy, "script");
  const url = tag?.url ?? new URL(`/w/${facts.widgetKey}.js`, facts.origin);
  const isParserInserted = !(tag?.isPutByScript ?? isByManager);
  if (!rule || allowsScript(rule.sources, { url, nonce: nonceOf(tag), isParserInserted }, page)) {
    return [];
  }
  const { directive, sources } = rule;
  if (isByNonce(sources)) {
    const code = tagCode(facts, 'nonce="…"');
    return [finding("csp_needs_nonce", "problem", { directive, from: policy.from, code })];
  }
  return [blocked("csp_blocks_script", "problem", policy, "script", [facts.origin.origin])];
}

/** The panel is imported by the loader from the same host, with the loader's nonce. */
function judgePanel({ policy, page, facts, tag }: Case): InstallFinding[] {
  const rule = governing(policy, "script");
  if (!rule) return [];
  const script = { nonce: nonceOf(tag), isParserInserted: false };
  const url = new URL("/widget/panel.js", facts.origin);
  if (allowsScript(rule.sources, { ...script, url }, page)) return [];
  // Where the loader itself is refused, that is said already.
  const loader = tag?.url ?? new URL(`/w/${facts.widgetKey}.js`, facts.origin);
  if (!allowsUrl(rule.sources, loader, page)) return [];
  return [blocked("csp_blocks_panel", "problem", policy, "script", [facts.origin.origin])];
}

function judgeInline({ policy, facts, tag }: Case): InstallFinding[] {
  const rule = governing(policy, "script");
  const inline = tag?.inline;
  if (!rule || !inline) return [];
  const nonce = inline.attributes.nonce ?? "";
  if (allowsInline(rule.sources, nonce, inline.text || inlineText(inline))) return [];
  const { directive } = rule;
  const code = tagCode(facts);
  return [finding("csp_blocks_inline", "problem", { directive, from: policy.from, code })];
}

function judgeCalls({ policy, page, facts }: Case): InstallFinding[] {
  const rule = governing(policy, "connect");
  if (!rule) return [];
  const { origin, protocol, host } = facts.origin;
  const socket = `${protocol === "http:" ? "ws" : "wss"}://${host}`;
  if (!allowsUrl(rule.sources, new URL("/api/chat-widget/", origin), page))
    return [blocked("csp_blocks_connect", "problem", policy, "connect", [origin, socket])];
  if (allowsUrl(rule.sources, new URL("/api/chat-widget/", socket), page)) return [];
  // The chat goes on by asking over HTTP.
  return [blocked("csp_blocks_socket", "note", policy, "connect", [socket])];
}

function judgeImage({ policy, page, facts }: Case): InstallFinding[] {
  const rule = governing(policy, "image");
  const avatar = facts.avatarUrl === null ? null : URL.parse(facts.avatarUrl);
  if (!rule || !avatar || allowsUrl(rule.sources, avatar, page)) return [];
  // A host that no policy can name is let in by its scheme alone.
  const source = policySourceOf(avatar) ?? avatar.protocol;
  return [blocked("csp_blocks_image", "note", policy, "image", [source])];
}

function judgeChallenge({ policy, page, tag }: Case): InstallFinding[] {
  const script = governing(policy, "script");
  const frame = governing(policy, "frame");
  const request = { url: CHALLENGE, nonce: nonceOf(tag), isParserInserted: false };
  const found: InstallFinding[] = [];
  if (script && !allowsScript(script.sources, request, page))
    found.push(blocked("csp_blocks_challenge", "note", policy, "script", [CHALLENGE.origin]));
  if (frame && !allowsUrl(frame.sources, CHALLENGE, page))
    found.push(blocked("csp_blocks_challenge", "note", policy, "frame", [CHALLENGE.origin]));
  return found;
}

/** The widget itself writes to no sink of theirs; Turnstile's script has to be put into the page. */
function judgeTrustedTypes({ policy }: Case): InstallFinding[] {
  const isRequired = policy.directives.get("require-trusted-types-for")?.includes("'script'");
  return isRequired ? [finding("csp_requires_trusted_types", "note", { from: policy.from })] : [];
}

/** With the directive as it would have to read; one that it falls back to is left as it is. */
function blocked(
  code: InstallFindingCode,
  level: InstallFinding["level"],
  policy: Policy,
  kind: RequestKind,
  added: readonly string[],
): InstallFinding {
  const rule = governing(policy, kind);
  const { directive = "", sources = [] } = rule ?? {};
  const own = {
    script: "script-src",
    connect: "connect-src",
    frame: "frame-src",
    image: "img-src",
  };
  const mended = directive === "default-src" ? own[kind] : directive;
  return finding(code, level, {
    directive,
    from: policy.from,
    host: added.join(" "),
    code: `${withSources({ directive: mended, sources }, added)};`,
  });
}

function nonceOf(tag: Tag | null): string {
  return tag?.isPutByScript ? "" : (tag?.script.attributes.nonce ?? "");
}
