import type { Context } from "hono";
import { ROLES } from "../../../contracts/rights.ts";
import { openAuth } from "../auth/auth.ts";
import type { Actor } from "../domain/access.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

export interface Session {
  readonly id: number;
  readonly actor: Actor;
}

/**
 * Who is signed in, read from Postgres with every call: who was shut out is so at once. Refuses with
 * `unauthorized`. A session that is prolonged on the way gets its new cookie with the answer.
 */
export async function requireSession(c: Context<AppEnv>): Promise<Session> {
  const auth = openAuth(c.env);
  // Nobody without a cookie costs a look into the database.
  if (!c.req.header("Cookie")?.includes("__Host-wtfu.session_token=")) throw signedOut();
  const { response, headers } = await auth.api.getSession({
    headers: c.req.raw.headers,
    returnHeaders: true,
  });
  if (!response?.user.isActive) throw signedOut();
  for (const cookie of headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
  const { user, session } = response;
  const role = ROLES.find((known) => known === user.role);
  if (!role) throw signedOut();
  return {
    id: Number(session.id),
    actor: { userId: Number(user.id), name: user.name, role, clientId: user.clientId ?? null },
  };
}

function signedOut(): AppError {
  return new AppError("unauthorized");
}
