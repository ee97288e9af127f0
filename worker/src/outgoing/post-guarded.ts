import { judgeAddress } from "./judge-address.ts";
import { readBytes } from "./read-bytes.ts";
import { publicWeb, type Web } from "./web.ts";

const USER_AGENT = "WeTechForU-Chat/1.0";

export interface PostRules {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** For all of it: the name's lookup, the request and its answer. */
  readonly limitMs: number;
  /** Of the answer. */
  readonly bytesMax: number;
  readonly web?: Web;
}

export type PostOutcome =
  | {
      readonly status: number;
      readonly contentType: string;
      readonly text: string;
      /** When it wishes to be asked again, as it was sent. */
      readonly retryAfter: string | null;
    }
  /** A sentence for whoever gave us the address. */
  | { readonly failed: string };

/**
 * Posts to an address that a user gave us: https on the public internet only, at the usual port,
 * without credentials. A redirect is a refusal, for its target was never agreed upon, and what we
 * send may be signed or personal. Never throws.
 *
 * A name could lead elsewhere between our lookup and the request's own: what then still holds is the
 * certificate, which nobody gets for a private address, and that the platform has no private network.
 */
export async function postGuarded(address: string, rules: PostRules): Promise<PostOutcome> {
  const stop = new AbortController();
  const { promise: timeIsUp, resolve } = Promise.withResolvers<PostOutcome>();
  const timer = setTimeout(() => {
    resolve({ failed: "It took too long to answer." });
    stop.abort();
  }, rules.limitMs);
  try {
    return await Promise.race([post(address, rules, stop.signal), timeIsUp]);
  } finally {
    clearTimeout(timer);
  }
}

async function post(address: string, rules: PostRules, signal: AbortSignal): Promise<PostOutcome> {
  const { web = publicWeb, body, headers, bytesMax } = rules;
  const judged = await judgeAddress(address, web);
  if ("refused" in judged) return { failed: judged.refused };
  // Time may have run out meanwhile: nothing is sent that nobody waits for.
  if (signal.aborted) return { failed: "It took too long to answer." };
  try {
    const answer = await web.fetch(judged.url.href, {
      method: "POST",
      headers: { ...headers, "User-Agent": USER_AGENT },
      body,
      redirect: "manual",
      signal,
    });
    return await readAnswer(answer, bytesMax);
  } catch {
    return { failed: "It could not be reached, or broke off." };
  }
}

async function readAnswer(answer: Response, bytesMax: number): Promise<PostOutcome> {
  if (answer.status >= 300 && answer.status < 400) {
    await answer.body?.cancel();
    return { failed: "It answered with a redirect, which is not followed." };
  }
  const bytes = await readBytes(answer.body, bytesMax);
  if (!bytes) return { failed: `It answered with more than ${Math.round(bytesMax / 1_000)} kB.` };
  return {
    status: answer.status,
    contentType: answer.headers.get("Content-Type") ?? "",
    text: new TextDecoder().decode(bytes),
    retryAfter: answer.headers.get("Retry-After"),
  };
}
