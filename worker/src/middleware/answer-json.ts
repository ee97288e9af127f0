import type { Context } from "hono";
import type { AppEnv } from "../env.ts";

/**
 * The one way in which a visitor's call is answered. All headers go into the answer at once: adding
 * them one by one afterwards costs more than the rest of the answer.
 */
export function answerJson(
  c: Context<AppEnv>,
  value: object,
  more: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(value), {
    headers: { ...c.get("headers"), ...more, "Content-Type": "application/json; charset=UTF-8" },
  });
}
