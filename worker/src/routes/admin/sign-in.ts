import type { Context } from "hono";
import { answerAuthCall } from "../../auth/auth.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { requireSameOrigin } from "../../middleware/same-origin.ts";

/** Sign-in, sign-out, passwords and second factors: the library's own calls. */
export async function answerSignIn(c: Context<AppEnv>): Promise<Response> {
  if (c.req.method !== "GET") requireSameOrigin(c);
  const response = await answerAuthCall(c.env, c.req.raw);
  if (!response) throw new AppError("not_found");
  return response;
}
