import type { Context } from "hono";
import type { AppEnv } from "../env.ts";

/** Names a request in its error and in our log. Made only when somebody asks; the same one each time. */
export function requestId(c: Context<AppEnv>): string {
  const known = c.get("requestId");
  if (known) return known;
  const id = c.req.header("cf-ray") ?? crypto.randomUUID();
  c.set("requestId", id);
  return id;
}
