import type { Context } from "hono";
import { isOriginAllowed } from "../domain/origin.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

export type HeaderTable = Readonly<Record<string, string>>;

const EVERY_ANSWER = { Vary: "Origin", "X-Content-Type-Options": "nosniff" } as const;
const EXPOSED = "Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, ETag";

/** Who may embed a widget. */
export interface EmbedRules {
  /** Host patterns; empty: any page. */
  readonly domainWhitelist: readonly string[];
  /** Whether our own page with nothing but the chat may, whatever the patterns say. */
  readonly hasChatLink: boolean;
}

/** Where there is nothing to protect. */
export const ANY_PAGE: EmbedRules = { domainWhitelist: [], hasChatLink: false };

/**
 * Whether a page, by its origin or its referrer, may embed the widget. Ours may if the widget has a
 * chat link: a browser tells no more of a page than its origin, and every page at ours is ours.
 */
export function mayEmbed(c: Context<AppEnv>, rules: EmbedRules, page: string | null): boolean {
  if (isOriginAllowed(rules.domainWhitelist, page)) return true;
  return rules.hasChatLink && page !== null && URL.parse(page)?.origin === ownOrigin(c);
}

/** Of the Worker itself, as it was asked. */
export function ownOrigin(c: Context<AppEnv>): string {
  return new URL(c.req.url).origin;
}

/**
 * Refuses pages that may not embed the widget: `origin_not_allowed`. For the others it gives the
 * headers that let them read the answer, whatever that will be: the asking origin is echoed only
 * when it is allowed. A request without an origin is judged by its referrer.
 */
export function allowOrigin(c: Context<AppEnv>, rules: EmbedRules): HeaderTable {
  const origin = c.req.header("Origin");
  // Without patterns nobody is refused, and the referrer need not be looked up.
  if (
    rules.domainWhitelist.length > 0 &&
    !mayEmbed(c, rules, origin ?? c.req.header("Referer") ?? null)
  ) {
    throw new AppError("origin_not_allowed", { headers: EVERY_ANSWER });
  }
  if (origin === undefined) return EVERY_ANSWER;
  return {
    ...EVERY_ANSWER,
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": EXPOSED,
  };
}
