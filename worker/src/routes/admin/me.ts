import type { Context } from "hono";
import { type Me, meOperations, type SessionView } from "../../../../contracts/admin/me.ts";
import { rightsOf } from "../../domain/access.ts";
import { preferencesOf } from "../../domain/notification-preferences.ts";
import type { AppEnv } from "../../env.ts";
import { closeEndedSockets } from "../../inboxes.ts";
import { pathId } from "../../middleware/path-id.ts";
import { findClient } from "../../store/clients.ts";
import type { Database } from "../../store/database.ts";
import {
  changePreferences,
  changeUser,
  deleteSession,
  findUser,
  listSessions,
} from "../../store/users.ts";
import { named } from "./named-fields.ts";
import { found, serve } from "./serve.ts";
import { widgetOrigin } from "./widget-origin.ts";

export const meRoutes = serve(meOperations, {
  "GET /me": async ({ c, db }) => readMe(c, db),
  "PATCH /me": async ({ c, db, actor, body }) => {
    await changeUser(db, actor.userId, named(body));
    return readMe(c, db);
  },
  "GET /me/notifications": async ({ db, actor }) => {
    const user = found(await findUser(db, actor.userId));
    return preferencesOf(user.notificationPreferences, actor.role);
  },
  "PATCH /me/notifications": async ({ db, actor, body }) =>
    preferencesOf(found(await changePreferences(db, actor.userId, named(body))), actor.role),
  "GET /me/sessions": async ({ c, db, actor }) => {
    const sessions = await listSessions(db, actor.userId);
    return { items: sessions.map((session) => sessionOf(session, c.var.sessionId)) };
  },
  "DELETE /me/sessions/:sessionId": async ({ c, db, actor }) => {
    found((await deleteSession(db, actor.userId, pathId(c, "sessionId"))) || null);
    closeEndedSockets(c.env, actor.clientId);
    return undefined;
  },
});

async function readMe(c: Context<AppEnv>, db: Database): Promise<Me> {
  const { actor } = c.var;
  const user = found(await findUser(db, actor.userId));
  const client = actor.clientId === null ? null : await findClient(db, actor.clientId);
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: actor.role,
    rights: rightsOf(actor.role),
    locale: user.locale === "es" ? "es" : "en",
    two_factor_enabled: user.twoFactorEnabled,
    client: client && { id: client.id, name: client.name, timezone: client.timezone },
    widget_origin: widgetOrigin(c),
  };
}

type SessionRow = Awaited<ReturnType<typeof listSessions>>[number];

function sessionOf(row: SessionRow, currentId: number): SessionView {
  return {
    id: row.id,
    is_current: row.id === currentId,
    ip_address: row.ipAddress || null,
    user_agent: row.userAgent || null,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.updatedAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
  };
}
