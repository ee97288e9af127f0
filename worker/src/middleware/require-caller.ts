import type { Context } from "hono";
import { API_KEY_PATTERN } from "../../../contracts/admin/api-keys.ts";
import { inBackground } from "../background.ts";
import type { Actor } from "../domain/access.ts";
import { actorOfKey } from "../domain/api-key.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { findKeyStanding, touchApiKey } from "../store/api-keys.ts";
import { openDatabase } from "../store/database.ts";
import { requireSession } from "./require-session.ts";
import { requireSameOrigin } from "./same-origin.ts";

export interface Caller {
  readonly actor: Actor;
  readonly sessionId: number;
}

/** A program has no session; no row has this id. */
const NO_SESSION_ID = 0;

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * Who asks: a user by their session, or a program by its key. Where a key is sent no cookie is read,
 * so that no page can make a browser send it. A socket stays open for longer than a key is looked at,
 * and so takes none.
 */
export async function requireCaller(c: Context<AppEnv>): Promise<Caller> {
  const authorization = c.req.header("Authorization");
  if (authorization !== undefined && BEARER.test(authorization)) {
    return { actor: await requireKey(c, authorization), sessionId: NO_SESSION_ID };
  }
  if (c.req.method !== "GET") requireSameOrigin(c);
  const { id, actor } = await requireSession(c);
  return { actor, sessionId: id };
}

async function requireKey(c: Context<AppEnv>, authorization: string): Promise<Actor> {
  const [, key = ""] = BEARER.exec(authorization) ?? [];
  if (!API_KEY_PATTERN.test(key) || c.req.header("Upgrade") !== undefined) throw refused();
  const db = openDatabase(c.env);
  const standing = await findKeyStanding(db, key);
  const actor = standing && actorOfKey(standing, Date.now());
  if (!actor) throw refused();
  const ip = c.req.header("cf-connecting-ip") ?? null;
  inBackground("api_key.use_unnoted", touchApiKey(db, standing.id, ip));
  return actor;
}

function refused(): AppError {
  const message = "This API key is unknown, revoked or expired.";
  return new AppError("unauthorized", { message, headers: { "WWW-Authenticate": "Bearer" } });
}
