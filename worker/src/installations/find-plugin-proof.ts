import { PluginProof, PROOF_PATH } from "../../../contracts/plugin.ts";
import type { IdentityRules } from "../domain/snapshot.ts";
import { verifyIdentityToken } from "../identity/verify-identity-token.ts";
import { fetchGuarded, type Refusal } from "../outgoing/fetch-guarded.ts";
import { publicWeb, type Web } from "../outgoing/web.ts";
import { hostOf } from "./domain-proof.ts";
import { bare, type Problem, staysOn, USER_AGENT } from "./find-proof.ts";

/** A token and the few words around it. */
const ANSWER_BYTES_MAX = 20_000;
/** The plugin's own call waits meanwhile, and a visitor of WordPress' settings with it. */
const TIMEOUT_MS = 4_000;
const PROOF_SUBJECT = "proof";

/** What is asked: a widget's plugin on a domain, by a challenge that nobody can foresee. */
export interface PluginChallenge {
  readonly domain: string;
  readonly widgetKey: string;
  /** What the site may sign with. */
  readonly rules: Pick<IdentityRules, "keys">;
  readonly challenge: string;
  readonly nowMs: number;
}

/**
 * Asks the plugin on a domain to sign a challenge. Only a site that holds the widget's secret can,
 * and the secret has gone nowhere but into the client's own copy of the plugin. It is asked at the
 * domain's root alone: what lies in a folder may be somebody else's.
 */
export async function findPluginProof(
  asked: PluginChallenge,
  web: Web = publicWeb,
): Promise<Problem> {
  if (asked.rules.keys.length === 0) return NO_KEY;
  const answer = await askSite(asked, web);
  if ("refused" in answer) return answer.refused;
  return judgeProof(asked, answer.token);
}

const NO_KEY =
  "No plugin was made for this widget yet. Download it from the Install page, and put it on the website.";

async function askSite(
  { domain, challenge }: PluginChallenge,
  web: Web,
): Promise<{ readonly token: string } | Refusal> {
  const pretty = new URL(PROOF_PATH, `https://${domain}`);
  pretty.searchParams.set("challenge", challenge);
  const first = await read(pretty, domain, web);
  if (!("refused" in first) || first.isPassing) return first;
  // Where a site has no pretty addresses, WordPress answers at its first page.
  const plain = new URL("/", pretty);
  plain.searchParams.set("rest_route", PROOF_PATH.replace(/^\/wp-json/, ""));
  plain.searchParams.set("challenge", challenge);
  const second = await read(plain, domain, web);
  // Of two refusals the first says more: the second address is asked of every kind of site.
  return "refused" in second ? first : second;
}

async function read(
  url: URL,
  domain: string,
  web: Web,
): Promise<{ readonly token: string } | Refusal> {
  const answer = await fetchGuarded(url.href, {
    web,
    accept: "application/json",
    userAgent: USER_AGENT,
    bytesMax: ANSWER_BYTES_MAX,
    timeoutMs: TIMEOUT_MS,
    refusalOf: staysOn(domain),
    takesType: () => true,
  });
  if ("refused" in answer) return answer.isGone ? noPlugin(domain) : answer;
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
  const { domain, widgetKey, rules, challenge, nowMs } = asked;
  const verified = await verifyIdentityToken(rules, widgetKey, token, nowMs);
  if ("problem" in verified) {
    return verified.problem === "expired" || verified.problem === "not_yet_valid"
      ? `The clock of ${domain} is wrong, so its proof is not good. Set it right, and try again.`
      : `The plugin on ${domain} is set up for another widget, or with an old key. Download it again from the Install page, and install it there.`;
  }
  const { aud, host } = verified.payload;
  // Signed just now, by this widget's plugin, and for nothing else that it signs.
  if (
    verified.claims.sub !== PROOF_SUBJECT ||
    aud !== widgetKey ||
    verified.payload.challenge !== challenge
  ) {
    return `What the plugin on ${domain} answers is not what was asked. Update the plugin, clear the site's cache, and try again.`;
  }
  if (typeof host !== "string" || bare(hostOf(host)) !== bare(hostOf(domain))) {
    return `The website on ${domain} says that its address is another one. Set the site address in WordPress, or verify that domain instead.`;
  }
  return null;
}
