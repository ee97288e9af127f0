import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { Operation, OperationTable } from "../../../../contracts/admin/operation.ts";
import { inBackground } from "../../background.ts";
import { writeCertainAudit } from "../../certain-audit.ts";
import { type Actor, decideAccess, type Target } from "../../domain/access.ts";
import {
  answeredOf,
  differenceOf,
  entityIdOf,
  entityTypeOf,
  rememberedOf,
  requestOf,
} from "../../domain/audit.ts";
import type { AppEnv } from "../../env.ts";
import { AppError, answerError } from "../../errors.ts";
import { once } from "../../middleware/idempotency.ts";
import { requireCaller } from "../../middleware/require-caller.ts";
import { secureApi } from "../../middleware/secure-headers.ts";
import { findTarget } from "../../store/access-targets.ts";
import { openDatabase } from "../../store/database.ts";
import { nudgeWebhooks } from "../../webhooks/spread.ts";

export const ADMIN_BASE_PATH = "/api/chat-widget";

/**
 * The one door of the admin API. Each operation of `table` is let through to `routes` for whoever
 * may do it, and its change is written to the audit log; a route that is in no table is never
 * reached. So nothing is guarded by somebody remembering to.
 */
export function guarded(table: OperationTable, routes: Hono<AppEnv>): Hono<AppEnv> {
  const door = new Hono<AppEnv>();
  for (const [key, operation] of Object.entries(table)) {
    const [method = "", path = ""] = key.split(" ");
    door.on(method, path, secureApi, requireAccess(operation, routes));
  }
  door.use("*", async (c, next) => {
    if (!c.get("actor")) throw new AppError("not_found");
    await next();
  });
  return door.route("/", routes);
}

function requireAccess(operation: Operation, routes: Hono<AppEnv>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    // A path that two operations match is the earlier one's, as it is for the routes themselves.
    if (c.get("actor")) return next();
    const { actor, sessionId } = await requireCaller(c);
    const target = await findScope(c, operation);
    const decision = decideAccess(actor, operation.right, target);
    if (decision !== "allowed") {
      throw new AppError(decision === "hidden" ? "not_found" : "forbidden");
    }
    c.set("sessionId", sessionId);
    c.set("actor", actor);
    c.header("Cache-Control", "no-store");
    const { audit, bodyBytesMax } = operation;
    if (audit === null) return next();
    const before = await readBefore(c, routes);
    const run = async () => {
      await next();
      if (c.error) throw c.error;
      // Before the answer is kept for a repeat: what is replayed has its line.
      if (c.res.ok) await noteChange(c, audit, { actor, target, before });
      if (entityTypeOf(audit) === "lead") {
        inBackground("webhooks.not_nudged", nudgeWebhooks(c.env.WEBHOOKS));
      }
      return c.res;
    };
    c.res = operation.isCreate
      ? await once(c, { userId: actor.userId, apiKeyId: actor.key?.id, bodyBytesMax }, run)
      : await run();
  });
}

/** Whose the row is that the address names. Undefined: it names none. */
async function findScope(
  c: Context<AppEnv>,
  { scope }: Operation,
): Promise<Target | null | undefined> {
  if (scope === "none") return undefined;
  return findTarget[scope](openDatabase(c.env), c.req.param(`${scope}Id`) ?? "");
}

/** What the same address shows before it is changed; null where nothing can be read there. */
async function readBefore(c: Context<AppEnv>, routes: Hono<AppEnv>): Promise<unknown> {
  if (c.req.method === "POST" || c.req.method === "PUT") return null;
  const path = new URL(c.req.url).pathname.slice(ADMIN_BASE_PATH.length);
  const reading = new Hono<AppEnv>()
    .onError(answerError)
    .use("*", async (inner, next) => {
      inner.set("actor", c.var.actor);
      inner.set("sessionId", c.var.sessionId);
      await next();
    })
    .route("/", routes);
  const response = await reading.request(path, {}, c.env, c.executionCtx);
  return response.ok ? response.json() : null;
}

interface Noted {
  readonly actor: Actor;
  readonly target: Target | undefined | null;
  readonly before: unknown;
}

/** The change stands when this is called, so that nothing here may fail. */
async function noteChange(c: Context<AppEnv>, action: string, noted: Noted): Promise<void> {
  const { actor, target } = noted;
  const after = await readAnswer(c.res);
  const ids = c.req.param();
  const isMade = c.res.status === 201;
  const request = Reflect.has(Object(after), "id") ? null : requestOf(action, c.get("body"));
  await writeCertainAudit(c.env, {
    userId: actor.userId,
    clientId:
      target?.clientId ??
      clientIn(action, after) ??
      clientIn(action, c.get("body")) ??
      actor.clientId,
    action,
    entityType: entityTypeOf(action),
    entityId: entityIdOf({ action, ids, isMade, after, actorId: actor.userId }),
    details: {
      ...differenceOf(rememberedOf(action, noted.before), answeredOf(action, after)),
      ...(request && { request }),
      ...(actor.key && { api_key: { id: actor.key.id, name: actor.key.name } }),
      ids,
    },
    ipAddress: c.req.header("cf-connecting-ip") ?? null,
    userAgent: c.req.header("user-agent")?.slice(0, 500) ?? null,
  });
}

/** Of a file the log keeps nothing but that it was given out. */
async function readAnswer(response: Response): Promise<unknown> {
  const type = response.headers.get("Content-Type") ?? "";
  return type.startsWith("application/json") ? response.clone().json() : null;
}

/** The client that a body speaks of; of a client that was made, itself. */
function clientIn(action: string, body: unknown): number | null {
  const id: unknown = Reflect.get(Object(body), action === "client.created" ? "id" : "client_id");
  return typeof id === "number" ? id : null;
}
