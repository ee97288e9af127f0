import { judgeAddress } from "./judge-address.ts";
import { readBytes } from "./read-bytes.ts";
import type { Web } from "./web.ts";

const TIMEOUT_MS = 15_000;
const REDIRECTS_MAX = 5;

/** Why something was not read. What is passing may go well in a minute. */
export interface Refusal {
  readonly refused: string;
  readonly isPassing: boolean;
  /** The site says that there is nothing under this address any more. */
  readonly isGone?: boolean;
}

export interface Fetched {
  /** Where the redirects ended. */
  readonly url: string;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

export interface FetchRules {
  readonly web: Web;
  readonly accept: string;
  readonly userAgent: string;
  readonly bytesMax: number;
  /** For all of it, redirects included; 15 s without it. */
  readonly timeoutMs?: number;
  /** Asked before each request, the first one included: a sentence, or null when it may be made. */
  readonly refusalOf: (url: URL) => Promise<Refusal | null>;
  /** Whether a body of this type can be read. */
  readonly takesType: (contentType: string) => boolean;
}

/**
 * Reads one address of the public web, within limits of time and size. Redirects are followed by
 * hand: each address on the way is judged like the first.
 */
export async function fetchGuarded(address: string, rules: FetchRules): Promise<Fetched | Refusal> {
  const signal = AbortSignal.timeout(rules.timeoutMs ?? TIMEOUT_MS);
  let next: { address: string; baseUrl?: string } = { address };
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const checked = await judge(next, rules);
    if ("refused" in checked) return checked;
    const answer = await ask(checked.url, rules, signal);
    if (!(answer instanceof Response)) return answer;
    const location = answer.status >= 300 && answer.status < 400 && answer.headers.get("Location");
    if (!location) return readAnswer(answer, checked.url.href, rules);
    await answer.body?.cancel();
    next = { address: location, baseUrl: checked.url.href };
  }
  return permanent("The address leads from one redirect to the next.");
}

async function judge(
  { address, baseUrl }: { address: string; baseUrl?: string },
  rules: FetchRules,
): Promise<{ url: URL } | Refusal> {
  const judged = await judgeAddress(address, rules.web, baseUrl);
  if ("refused" in judged) return judged;
  return (await rules.refusalOf(judged.url)) ?? judged;
}

async function ask(url: URL, rules: FetchRules, signal: AbortSignal): Promise<Response | Refusal> {
  try {
    return await rules.web.fetch(url.href, {
      headers: { Accept: rules.accept, "User-Agent": rules.userAgent },
      redirect: "manual",
      signal,
    });
  } catch {
    return passing(
      signal.aborted ? "The website took too long to answer." : "The website could not be reached.",
    );
  }
}

async function readAnswer(
  answer: Response,
  url: string,
  rules: FetchRules,
): Promise<Fetched | Refusal> {
  const contentType = answer.headers.get("Content-Type");
  const refusal = refusalOfAnswer(answer.status, contentType, rules);
  if (refusal) {
    await answer.body?.cancel();
    return refusal;
  }
  try {
    const bytes = await readBytes(answer.body, rules.bytesMax);
    return bytes ? { url, contentType, bytes } : permanent(tooLarge(rules.bytesMax));
  } catch {
    return passing("The website broke off, or took too long, while it was being read.");
  }
}

function refusalOfAnswer(
  status: number,
  contentType: string | null,
  rules: FetchRules,
): Refusal | null {
  if (status === 404 || status === 410) {
    return { ...permanent("There is no page under this address."), isGone: true };
  }
  if (status === 401 || status === 403) return permanent("The website does not let us read it.");
  if (status === 429 || status >= 500) return passing(`The website answered with error ${status}.`);
  if (status < 200 || status >= 300) return permanent(`The website answered with ${status}.`);
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  return rules.takesType(type) ? null : permanent("This is not a page of text.");
}

function tooLarge(bytesMax: number): string {
  return `It is larger than ${Math.round(bytesMax / 1_000_000)} MB.`;
}

function permanent(refused: string): Refusal {
  return { refused, isPassing: false };
}

function passing(refused: string): Refusal {
  return { refused, isPassing: true };
}
