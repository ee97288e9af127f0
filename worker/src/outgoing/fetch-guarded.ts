import { judgeAddress, type RefusedAddress } from "./judge-address.ts";
import { readBytes } from "./read-bytes.ts";
import type { Web } from "./web.ts";

export const FETCH_TIMEOUT_MS = 15_000;
const REDIRECTS_MAX = 5;

/** Why something was not read. What is passing may go well in a minute. */
export interface Refusal {
  readonly refused: string;
  readonly isPassing: boolean;
  /** The site says that there is nothing under this address any more. */
  readonly isGone?: boolean;
  /** The same as the sentence, for programs. */
  readonly reason?: RefusalReason;
  /** Where the redirects had led by then, and what stood there; only where something answered. */
  readonly answered?: {
    readonly url: string;
    readonly status: number;
    readonly contentType: string | null;
  };
}

export type RefusalReason =
  | RefusedAddress["reason"]
  | "timeout"
  | "unreachable"
  | "redirects"
  | "broke_off"
  | "too_large"
  | "status"
  | "type"
  | "too_often";

const TOO_LONG: Refusal = {
  refused: "The website took too long to answer.",
  isPassing: true,
  reason: "timeout",
};

export interface Fetched {
  /** Where the redirects ended. */
  readonly url: string;
  readonly contentType: string | null;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export interface FetchRules {
  readonly web: Web;
  readonly accept: string;
  readonly userAgent: string;
  readonly bytesMax: number;
  /** Ends all of it, redirects and look-ups of names included; after 15 s without it. */
  readonly signal?: AbortSignal;
  /** Asked before each request, the first one included: a sentence, or null when it may be made. */
  readonly refusalOf: (url: URL) => Promise<Refusal | null>;
  /** Whether a body of this type can be read. */
  readonly takesType: (contentType: string) => boolean;
  /** Whether the body of an answer that is no success is read too. Without it none is. */
  readonly takesStatus?: (status: number) => boolean;
}

/**
 * Reads one address of the public web, within limits of time and size. Redirects are followed by
 * hand: each address on the way is judged like the first.
 */
export async function fetchGuarded(address: string, rules: FetchRules): Promise<Fetched | Refusal> {
  const { signal = AbortSignal.timeout(FETCH_TIMEOUT_MS) } = rules;
  let next: { address: string; baseUrl?: string } = { address };
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const checked = await beforeEnd(signal, judge(next, rules));
    if ("refused" in checked) return checked;
    const answer = await ask(checked.url, rules, signal);
    if (!(answer instanceof Response)) return answer;
    const location = answer.status >= 300 && answer.status < 400 && answer.headers.get("Location");
    if (!location) return readAnswer(answer, checked.url.href, rules);
    await answer.body?.cancel();
    next = { address: location, baseUrl: checked.url.href };
  }
  return {
    ...permanent("The address leads from one redirect to the next."),
    reason: "redirects",
  };
}

/** A name is looked up elsewhere, which knows nothing of our time. */
function beforeEnd<T>(signal: AbortSignal, pending: Promise<T>): Promise<T | Refusal> {
  const ended = new Promise<Refusal>((resolve) => {
    const end = () => resolve(TOO_LONG);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
  return Promise.race([pending, ended]);
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
    return signal.aborted
      ? TOO_LONG
      : { ...passing("The website could not be reached."), reason: "unreachable" };
  }
}

async function readAnswer(
  answer: Response,
  url: string,
  rules: FetchRules,
): Promise<Fetched | Refusal> {
  const { status, headers } = answer;
  const contentType = headers.get("Content-Type");
  const answered = { url, status, contentType };
  const refusal = refusalOfAnswer(status, contentType, rules);
  if (refusal) {
    await answer.body?.cancel();
    return { ...refusal, answered };
  }
  try {
    const bytes = await readBytes(answer.body, rules.bytesMax);
    if (bytes) return { url, contentType, status, headers, bytes };
    return { ...permanent(tooLarge(rules.bytesMax)), reason: "too_large", answered };
  } catch {
    const refused = "The website broke off, or took too long, while it was being read.";
    return { ...passing(refused), reason: "broke_off", answered };
  }
}

function refusalOfAnswer(
  status: number,
  contentType: string | null,
  rules: FetchRules,
): Refusal | null {
  const refusal = rules.takesStatus?.(status) ? null : refusalOfStatus(status);
  if (refusal) return { ...refusal, reason: "status" };
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (rules.takesType(type)) return null;
  return { ...permanent("This is not a page of text."), reason: "type" };
}

function refusalOfStatus(status: number): Refusal | null {
  if (status === 404 || status === 410) {
    return { ...permanent("There is no page under this address."), isGone: true };
  }
  if (status === 401 || status === 403) return permanent("The website does not let us read it.");
  if (status === 429 || status >= 500) return passing(`The website answered with error ${status}.`);
  if (status < 200 || status >= 300) return permanent(`The website answered with ${status}.`);
  return null;
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
