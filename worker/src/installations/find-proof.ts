import type { DomainProof } from "../../../contracts/admin/installations.ts";
import { fetchGuarded, type Refusal } from "../outgoing/fetch-guarded.ts";
import { readHtml } from "../outgoing/read-html.ts";
import type { Web } from "../outgoing/web.ts";
import { hostOf, META_NAME } from "./domain-proof.ts";

export const USER_AGENT = "WeTechForU-Verification/1.0";
const PAGE_BYTES_MAX = 2_000_000;

/** A sentence that says what to do; null: the proof is there. */
export type Problem = string | null;

/** Where a proof is looked for. */
export interface ProofPort {
  readonly web: Web;
  /** Whether this host may be asked now: whoever looks for a proof need not be its owner. */
  mayAsk(host: string): Promise<boolean>;
}

const ASKED_OFTEN: Refusal = {
  refused: "This website was asked several times just now. Try again in a minute.",
  isPassing: true,
};

/** Looks for the token in the head of the domain's first page. */
export async function findMetaProof(
  domain: string,
  token: string,
  port: ProofPort,
): Promise<Problem> {
  const page = await fetchGuarded(`https://${domain}/`, {
    web: port.web,
    accept: "text/html",
    userAgent: USER_AGENT,
    bytesMax: PAGE_BYTES_MAX,
    refusalOf: staysOn(domain, port),
    takesType: (type) => type === "text/html" || type === "application/xhtml+xml",
  });
  if ("refused" in page) return page.refused;
  const found = metasOf(new TextDecoder().decode(page.bytes));
  if (found.includes(token)) return null;
  return found.length === 0
    ? `The first page of ${domain} has no such tag in its head. Put it there, and try again.`
    : `The first page of ${domain} has the tag of another widget. Put this one beside it.`;
}

/** Looks for the token among the TXT records of the domain's own name for it. */
export async function findDnsProof(
  proof: Pick<DomainProof, "domain" | "dns_name" | "dns_value">,
  { web, mayAsk }: ProofPort,
): Promise<Problem> {
  const { domain, dns_name, dns_value } = proof;
  if (!(await mayAsk(hostOf(domain)))) return ASKED_OFTEN.refused;
  try {
    const texts = (await web.readTexts?.(dns_name)) ?? [];
    if (texts.some((text) => text.trim() === dns_value)) return null;
    return texts.length === 0
      ? `There is no TXT record at ${dns_name} yet. A new one may take an hour to be seen.`
      : `The TXT record at ${dns_name} says something else than ${dns_value}.`;
  } catch {
    return "The name could not be looked up. Try again in a minute.";
  }
}

/** What the page's head says under our name; what visitors write stands in the body. */
function metasOf(html: string): string[] {
  const found: string[] = [];
  let isInHead = true;
  readHtml(html, {
    onopentag(name, { name: of, content }) {
      if (name === "body") isInHead = false;
      if (isInHead && name === "meta" && of?.toLowerCase() === META_NAME && content) {
        found.push(content.trim());
      }
    },
    onclosetag(name) {
      if (name === "head") isInHead = false;
    },
  });
  return found;
}

/** A domain and its `www.` are of one owner. */
export function bare(hostname: string): string {
  return hostname.replace(/^www\./, "").replace(/\.$/, "");
}

/** What another domain has proves nothing of this one, wherever it leads. */
export function staysOn(domain: string, { mayAsk }: ProofPort) {
  return async ({ hostname }: URL): Promise<Refusal | null> => {
    if (bare(hostname) !== bare(hostOf(domain))) {
      return { refused: `It leads to ${hostname}. Verify that domain instead.`, isPassing: false };
    }
    return (await mayAsk(hostname)) ? null : ASKED_OFTEN;
  };
}
