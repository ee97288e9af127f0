import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

const EVERY_ANSWER = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
  // For two years, no browser asks without TLS. Ignored where there is none, as in local runs.
  "Strict-Transport-Security": "max-age=63072000",
} as const;

/** JSON is no page: should a browser ever show it as one, it may do nothing. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";
/** The reader of the API's description: its own files, and nothing written into the page. */
const READER =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export function secureHeaders(policy: string) {
  const headers = { ...EVERY_ANSWER, "Content-Security-Policy": policy };
  return createMiddleware<AppEnv>(async (c, next) => {
    // A refusal is answered elsewhere, and takes its headers from here.
    c.set("headers", headers);
    await next();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  });
}

export const secureApi = secureHeaders(NO_PAGE);
export const secureReader = secureHeaders(READER);
