import { sql } from "drizzle-orm";
import type { ChangeWebhook, Webhook } from "../../../contracts/admin/webhooks.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope } from "./day-range.ts";
import { below, exactly, type PageWish, type Placed } from "./keyset.ts";

/** With Postgres' text of the instants. */
export type WebhookRow = Webhook & Placed;
type Row = WebhookRow & Record<string, unknown>;

const ENDPOINT = sql`p.id, p.client_id, cl.name as client_name, cl.timezone as client_timezone, p.url,
  to_jsonb(p.events) as events, p.description, p.is_active, p.paused_at, p.failing_since,
  p.last_error, p.last_delivered_at,
  case when p.previous_secret_until > now() then p.previous_secret_until end
    as previous_secret_until,
  p.created_at, p.updated_at, ${exactly(sql`p.created_at`)}`;

/** Each costs a delivery an event. */
export const WEBHOOKS_MAX = 20;

/** Newest first. */
export async function listWebhooks(
  db: Database,
  scope: ClientScope,
  page: PageWish,
): Promise<WebhookRow[]> {
  const { rows } = await db.execute<Row>(sql`
    select ${ENDPOINT} from webhook_endpoints p join clients cl on cl.id = p.client_id
    where ${allOf([
      scope === null ? undefined : sql`p.client_id = ${scope}`,
      below(sql`p.created_at`, sql`p.id`, page.after, "int4"),
    ])}
    order by p.created_at desc nulls last, p.id desc nulls last limit ${page.limit}`);
  return rows;
}

export async function findWebhook(db: Database, id: number): Promise<WebhookRow | null> {
  const { rows } = await db.execute<Row>(sql`
    select ${ENDPOINT} from webhook_endpoints p join clients cl on cl.id = p.client_id
    where p.id = ${id}`);
  return rows[0] ?? null;
}

export interface NewWebhook {
  readonly clientId: number;
  readonly userId: number;
  readonly url: string;
  readonly secret: string;
  readonly events: readonly string[];
  readonly description: string | null;
  readonly isActive: boolean;
}

/** Its id; null: the client has as many as it may. */
export async function createWebhook(db: Database, made: NewWebhook): Promise<number | null> {
  const { clientId, userId, url, secret, events, description, isActive } = made;
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into webhook_endpoints (client_id, created_by, url, secret, events, description, is_active)
    select ${clientId}, ${userId}, ${url}, ${secret}, ${textArray(events)}, ${description},
      ${isActive}::boolean
    where (select count(*) from webhook_endpoints where client_id = ${clientId}) < ${WEBHOOKS_MAX}
    returning id`);
  return rows[0]?.id ?? null;
}

/**
 * One that is active again has what waits due at once: the ids of those deliveries. Who turns one off
 * that we had paused is told nothing of what happens meanwhile.
 */
export async function changeWebhook(
  db: Database,
  id: number,
  change: ChangeWebhook,
): Promise<string[]> {
  const { url, events, description, is_active } = change;
  const changes = [
    url === undefined ? undefined : sql`url = ${url}`,
    events === undefined ? undefined : sql`events = ${textArray(events)}`,
    description === undefined ? undefined : sql`description = ${description}`,
    is_active === undefined
      ? undefined
      : sql`is_active = ${is_active}::boolean, paused_at = null,
          failing_since = case when ${is_active}::boolean and not is_active
            then null else failing_since end`,
    sql`updated_at = now()`,
  ].filter((part) => part !== undefined);
  const { rows } = await db.execute<{ id: string }>(sql`
    with before as materialized (
      select id, is_active from webhook_endpoints where id = ${id} for update
    ), changed as (
      update webhook_endpoints set ${sql.join(changes, sql`, `)} where id in (select id from before)
    ), waiting as (
      update webhook_deliveries d set next_attempt_at = now() from before b
      where d.endpoint_id = b.id and d.status = 'pending' and not b.is_active
        and ${is_active === true}::boolean
      returning d.id, d.event_sequence
    )
    select id from waiting order by event_sequence`);
  return rows.map((row) => row.id);
}

export async function deleteWebhook(db: Database, id: number): Promise<boolean> {
  const { rowCount } = await db.execute(sql`delete from webhook_endpoints where id = ${id}`);
  return rowCount === 1;
}

export async function findWebhookSecret(db: Database, id: number): Promise<string | null> {
  const { rows } = await db.execute<{ secret: string }>(
    sql`select secret from webhook_endpoints where id = ${id}`,
  );
  return rows[0]?.secret ?? null;
}

/** The secret that is replaced signs as well for so many hours; with none, no longer at all. */
export async function rotateWebhookSecret(
  db: Database,
  id: number,
  { secret, keepHours }: { readonly secret: string; readonly keepHours: number },
): Promise<void> {
  const isKept = keepHours > 0;
  await db.execute(sql`
    update webhook_endpoints set secret = ${secret}, updated_at = now(),
      previous_secret = case when ${isKept}::boolean then secret end,
      previous_secret_until = case when ${isKept}::boolean
        then now() + make_interval(hours => ${keepHours}::int) end
    where id = ${id}`);
}

function textArray(words: readonly string[]) {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb))`;
}
