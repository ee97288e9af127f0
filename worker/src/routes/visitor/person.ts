import type { Context } from "hono";
import { identityRefusal } from "../../domain/identity-refusal.ts";
import type { Person } from "../../domain/known-visitor.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { sessionOfPerson } from "../../identity/session-of-person.ts";
import { type TokenProblem, verifyIdentityToken } from "../../identity/verify-identity-token.ts";
import { widgetKeyOf } from "./thread.ts";

/** Who the client's server has signed for; null without a token, and 403 with one that is not good. */
export async function requirePerson(
  c: Context<AppEnv>,
  token: string | null | undefined,
): Promise<Person | null> {
  if (!token) return null;
  const { identity } = c.var.widget.snapshot.rules;
  const verified = await verifyIdentityToken(identity, widgetKeyOf(c), token, Date.now());
  if ("problem" in verified) throw refused(verified);
  const { claims, signedAtMs } = verified;
  const { sub: externalId, name, email, phone, attributes = null } = claims;
  return { externalId, claims: { name, email, phone, attributes }, signedAtMs };
}

/** Refuses whoever has no token of this person's. */
export async function requireOwner(
  c: Context<AppEnv>,
  token: string | null | undefined,
  externalId: string,
): Promise<void> {
  const person = await requirePerson(c, token);
  if (person?.externalId === externalId) return;
  throw new AppError("identity_refused", { details: identityRefusal("not_theirs") });
}

/** The session of a person, which is the same on each of their devices. */
export function sessionOf(c: Context<AppEnv>, { externalId }: Person): string {
  return sessionOfPerson(c.var.widget.snapshot.rules.identity.salt, externalId);
}

function refused({ problem, field }: TokenProblem): AppError {
  return new AppError("identity_refused", { details: identityRefusal(problem, field) });
}
