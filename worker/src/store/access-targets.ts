import { type SQL, sql } from "drizzle-orm";
import type { Target } from "../domain/access.ts";
import type { Database } from "./database.ts";

/** Whose a row is, by what names it. Null: there is no such row. */
export type FindTarget = (db: Database, id: string) => Promise<Target | null>;

const INTEGER = /^[1-9]\d{0,9}$/;
const INTEGER_MAX = 2 ** 31 - 1;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const byInteger = (query: (id: number) => SQL): FindTarget => {
  return async (db, id) =>
    INTEGER.test(id) && Number(id) <= INTEGER_MAX ? first(db, query(Number(id))) : null;
};

const byUuid = (query: (id: string) => SQL): FindTarget => {
  return async (db, id) => (UUID.test(id) ? first(db, query(id)) : null);
};

export const findTarget = {
  client: byInteger((id) => sql`select id as "clientId" from clients where id = ${id}`),
  widget: byInteger(
    (id) => sql`select client_id as "clientId" from widget_configs where id = ${id}`,
  ),
  user: byInteger((id) => sql`select client_id as "clientId" from users where id = ${id}`),
  cannedReply: byInteger(
    (id) => sql`select client_id as "clientId" from canned_replies where id = ${id}`,
  ),
  webhook: byInteger(
    (id) => sql`select client_id as "clientId" from webhook_endpoints where id = ${id}`,
  ),
  apiKey: byInteger((id) => sql`select client_id as "clientId" from api_keys where id = ${id}`),
  lead: byUuid(
    // What was merged into another is no lead of its own.
    (id) => sql`select client_id as "clientId" from leads where id = ${id} and merged_into is null`,
  ),
  conversation: byUuid(
    (id) => sql`
      select w.client_id as "clientId"
      from widget_conversations c join widget_configs w on w.id = c.widget_id where c.id = ${id}`,
  ),
  appointment: byUuid(
    (id) => sql`
      select w.client_id as "clientId"
      from widget_appointments a join widget_configs w on w.id = a.widget_id where a.id = ${id}`,
  ),
} as const satisfies Record<string, FindTarget>;

async function first(db: Database, query: SQL): Promise<Target | null> {
  const { rows } = await db.execute<{ clientId: number | null }>(query);
  return rows[0] ?? null;
}
