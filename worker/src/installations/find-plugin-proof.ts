import type { IdentityProblem } from "../../../contracts/identity.ts";
import { PluginProof, PROOF_PATH, SITE_TOKEN_TYPES } from "../../../contracts/plugin.ts";
import type { IdentityRules } from "../domain/snapshot.ts";
import { verifySiteToken } from "../identity/verify-identity-token.ts";
import { fetchGuarded, type Refusal } from "../outgoing/fetch-guarded.ts";
import { hostOf } from "./domain-proof.ts";
import { bare, type Problem, type ProofPort, staysOn, USER_AGENT } from "./find-proof.ts";

/** A token and the few words around it. */
const ANSWER_BYTES_MAX = 20_000;
/** The plugin's own call waits meanwhile, and a visitor of WordPress' settings with it. */
const TIMEOUT_MS = 4_000;

/** What is asked: a widget's plugin on a domain, by a challenge that nobody can foresee. */
export interface PluginChallenge {
  readonly domain: string;
  readonly widgetKey: string;
  /** Those that were made for the widget's plugin: what the client's other servers hold proves no site. */
  readonly keys: IdentityRules["keys"];
  readonly challenge: string;
  readonly nowMs: number;
}

/**
 * Asks the plugin on a domain to sign a challenge. Only a site that holds the widget's secret can,
 * and the secret has gone nowhere but into the client's own copy of the plugin. It is asked at the
 * domain's root alone: what lies in a folder may be somebody else's.
 */
export async function findPluginProof(asked: PluginChallenge, port: ProofPort): Promise<Problem> {
  if (asked.keys.length === 0) return NO_KEY;
  const answer = await askSite(asked, port);
  if ("refused" in answer) return answer.refused;
  return judgeProof(asked, answer.token);
}

const NO_KEY =
  "No plugin was made for this widget yet. Download it from the Install page, and put it on the website.";

async function askSite(
  { domain, challenge }: PluginChallenge,
  port: ProofPort,
): Promise<{ readonly token: string } | Refusal> {
  const pretty = new URL(PROOF_PATH, `https://${domain}`);
  pretty.searchParams.set("challenge", challenge);
  const first = await read(pretty, domain, port);
  if (!("refused" in first) || first.isPassing) return first;
  // Where a site has no pretty addresses, WordPress answers at its first page.
  const plain = new URL("/", pretty);
  plain.searchParams.set("rest_route", PROOF_PATH.replace(/^\/wp-json/, ""));
  plain.searchParams.set("challenge", challenge);
  const second = await read(plain, domain, port);
  // Of two refusals the first says more: the second address is asked of every kind of site.
  return "refused" in second ? first : second;
}

async function read(
  url: URL,
  domain: string,
  port: ProofPort,
): Promise<{ readonly token: string } | Refusal> {
  const answer = await fetchGuarded(url.href, {
    web: port.web,
    accept: "application/json",
    userAgent: USER_AGENT,
    bytesMax: ANSWER_BYTES_MAX,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    refusalOf: staysOn(domain, port),
    takesType: () => true,
  });
  // Whoever answers every address with a page of their own has no plugin, however large the page.
  const isOther = "refused" in answer && (answer.isGone || answer.reason === "too_large");
  if ("refused" in answer) return isOther ? noPlugin(domain) : answer;
  const token = tokenIn(answer.bytes);
  return token === null ? noPlugin(domain) : { token };
}

function noPlugin(domain: string): Refusal {
  const refused = `The plugin does not answer on ${domain}. Install and activate it there, and try again.`;
  return { refused, isPassing: false };
}

function tokenIn(bytes: Uint8Array): string | null {
  try {
    return PluginProof.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data?.token ?? null;
  } catch {
    return null;
  }
}

async function judgeProof(asked: PluginChallenge, token: string): Promise<Problem> {
  const { domain, widgetKey, keys, challenge, nowMs } = asked;
  const rules = { keys, widgetKey, type: SITE_TOKEN_TYPES.proof };
  const verified = await verifySiteToken(rules, token, nowMs);
  if ("problem" in verified) return problemOf(verified.problem, domain);
  // Signed just now, by this widget's plugin, and for nothing else that it signs.
  if (verified.payload.challenge !== challenge) return otherAnswer(domain);
  const { host } = verified.payload;
  if (typeof host !== "string" || bare(hostOf(host)) !== bare(hostOf(domain))) {
    return `The website on ${domain} says that its address is another one. Set the site address in WordPress, or verify that domain instead.`;
  }
  return null;
}

function problemOf(problem: IdentityProblem, domain: string): string {
  switch (problem) {
    case "expired":
    case "not_yet_valid":
      return `The clock of ${domain} is wrong, so its proof is not good. Set it right, and try again.`;
    case "bad_claims":
      return otherAnswer(domain);
    default:
      return otherKey(domain);
  }
}

function otherAnswer(domain: string): string {
  return `What the plugin on ${domain} answers is not what was asked. Update the plugin, clear the site's cache, and try again.`;
}

/** Said of a site that signs, and not with the key of the widget's plugin. */
export function otherKey(domain: string): string {
  return `The plugin on ${domain} is set up for another widget, or with another key than its download has. Download it again from the Install page and install it there without a key of your own, or verify the domain by a tag or a DNS record.`;
}
