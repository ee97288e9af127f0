import { sql } from "drizzle-orm";
import type { WebhookEvent } from "../../../contracts/admin/webhooks.ts";
import type { StoredEvent } from "../webhooks/payload.ts";
import type { Database } from "./database.ts";
import { withMerged } from "./notification-log.ts";
import { sqlInstant } from "./sql-instant.ts";
import { storableJson } from "./storable-json.ts";

/**
 * The end of a transaction that may have caused events: triggers that wait for its end have their turn
 * now, and the last statement's answer tells whether there is anything to spread.
 */
export function lookForWebhooks(db: Database) {
  return [
    db.execute(sql`set constraints all immediate`),
    db.execute(
      sql`select exists (select from webhook_events where spread_at is null) as is_waiting`,
    ),
  ] as const;
}

export function saysSo(result: { readonly rows: readonly unknown[] } | undefined): boolean {
  return Reflect.get(Object(result?.rows[0]), "is_waiting") === true;
}

type EventRow = {
  readonly sequence: number;
  readonly event_type: WebhookEvent;
  readonly client_id: number;
  readonly widget_id: number | null;
  readonly row: unknown;
  readonly before: unknown;
  readonly occurred_at_ms: number;
};

/** What nobody was sent yet, in order. */
export async function findUnspread(db: Database, limit: number): Promise<StoredEvent[]> {
  const { rows } = await db.execute<EventRow>(sql`
    select sequence::float8 as sequence, event_type, client_id, widget_id, "row", before,
      (extract(epoch from occurred_at) * 1000)::float8 as occurred_at_ms
    from webhook_events where spread_at is null order by sequence limit ${limit}`);
  return rows.map(({ event_type, client_id, widget_id, occurred_at_ms, ...event }) => ({
    ...event,
    eventType: event_type,
    clientId: client_id,
    widgetId: widget_id,
    occurredAtMs: occurred_at_ms,
  }));
}

export interface Spread {
  readonly sequence: number;
  /** Null: it cannot be told, and is nobody's. */
  readonly payload: object | null;
}

/**
 * One delivery for each endpoint that asks for the event; whoever else spreads at the same time takes
 * other events. Answers with those that can be sent: what is paused keeps its deliveries.
 */
export async function spreadEvents(
  db: Database,
  spread: readonly Spread[],
  { nowMs, giveUpAfterMs }: { readonly nowMs: number; readonly giveUpAfterMs: number },
): Promise<string[]> {
  const now = sqlInstant(nowMs);
  const { rows } = await db.execute<{ id: string; is_active: boolean }>(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${storableJson(spread)}::jsonb)
        as g(sequence bigint, payload jsonb)
    ), locked as materialized (
      select e.sequence from webhook_events e join given g using (sequence)
      where e.spread_at is null order by e.sequence for update of e skip locked
    ), spread as (
      update webhook_events e set spread_at = ${now} from locked l where e.sequence = l.sequence
      returning e.sequence, e.client_id, e.event_type
    ), made as (
      insert into webhook_deliveries (id, endpoint_id, event_sequence, event_type, payload,
        next_attempt_at, give_up_at, created_at, updated_at)
      select gen_random_uuid(), p.id, s.sequence, s.event_type, g.payload, ${now},
        ${sqlInstant(nowMs + giveUpAfterMs)}, ${now}, ${now}
      from spread s join given g using (sequence)
      join webhook_endpoints p on p.client_id = s.client_id
        and (p.is_active or p.paused_at is not null) and s.event_type = any (p.events)
      where g.payload is not null
      order by s.sequence
      on conflict (endpoint_id, event_sequence) do nothing
      returning id, endpoint_id, event_sequence
    )
    select m.id, p.is_active from made m join webhook_endpoints p on p.id = m.endpoint_id
    order by m.event_sequence`);
  return rows.filter(({ is_active }) => is_active).map(({ id }) => id);
}

/** What is deleted must not live on in the log of what was sent of it: to be done ahead of the deletion. */
export function forgetEventsOf(
  db: Database,
  of: { readonly conversationId: string } | { readonly leadId: string },
) {
  const isAboutLead = sql`event_type in ('lead.created', 'lead.updated')`;
  return db.execute(
    "leadId" in of
      ? sql`delete from webhook_events
          where lead_id in (${withMerged(of.leadId)}) and ${isAboutLead}`
      : sql`delete from webhook_events where conversation_id = ${of.conversationId}
          and not ${isAboutLead}`,
  );
}

/** How many events at once: a table that was left alone for long is not emptied in one breath. */
const TIDIED_MAX = 2_000;

/** Forgets events that are this old, with all that was sent of them, and tests too. */
export async function forgetOldEvents(db: Database, beforeMs: number): Promise<void> {
  const before = sqlInstant(beforeMs);
  await db.batch([
    db.execute(sql`
      delete from webhook_events where sequence in (
        select sequence from webhook_events where occurred_at < ${before} and spread_at < ${before}
        order by occurred_at limit ${TIDIED_MAX})`),
    db.execute(sql`
      delete from webhook_deliveries where id in (
        select id from webhook_deliveries
        where event_type = 'test' and created_at < ${before} limit ${TIDIED_MAX})`),
  ]);
}
