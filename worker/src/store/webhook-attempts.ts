import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { sqlInstant } from "./sql-instant.ts";

/** A delivery that is about to be sent. */
export interface Claimed {
  readonly id: string;
  readonly endpointId: number;
  readonly url: string;
  readonly secret: string;
  readonly previousSecret: string | null;
  /** As it is sent, to the letter. */
  readonly body: string;
  /** This one included. */
  readonly attempts: number;
  readonly giveUpAtMs: number;
}

const CLAIMED = (now: SQL): SQL => sql`d.id, p.id as "endpointId", p.url, p.secret,
  case when p.previous_secret_until > ${now} then p.previous_secret end as "previousSecret",
  d.payload::text as body, d.attempts,
  (extract(epoch from d.give_up_at) * 1000)::float8 as "giveUpAtMs"`;

/** A queue may be early by so much. */
const EARLY_MS = 1_000;

/**
 * Takes a delivery that is due, for as long as an attempt may last: of two messages that name it one
 * sends it, and if whoever does is lost, it is due again. Null where there is nothing to send.
 */
export async function claimDelivery(
  db: Database,
  id: string,
  { nowMs, leaseMs }: { readonly nowMs: number; readonly leaseMs: number },
): Promise<Claimed | null> {
  const now = sqlInstant(nowMs);
  const { rows } = await db.execute<Claimed & Record<string, unknown>>(sql`
    update webhook_deliveries d set attempts = d.attempts + 1, updated_at = ${now},
      next_attempt_at = ${sqlInstant(nowMs + leaseMs)}
    from webhook_endpoints p
    where d.id = ${id}::uuid and p.id = d.endpoint_id and p.is_active and d.status = 'pending'
      and d.next_attempt_at <= ${sqlInstant(nowMs + EARLY_MS)}
    returning ${CLAIMED(now)}`);
  return rows[0] ?? null;
}

/** A delivery that no endpoint asked for, sent by nobody but its maker. Null: there is no endpoint. */
export async function addTest(
  db: Database,
  test: { readonly endpointId: number; readonly payload: object; readonly nowMs: number },
): Promise<Claimed | null> {
  const now = sqlInstant(test.nowMs);
  const { rows } = await db.execute<Claimed & Record<string, unknown>>(sql`
    with d as (
      insert into webhook_deliveries (id, endpoint_id, event_type, payload, attempts, give_up_at,
        created_at, updated_at)
      select gen_random_uuid(), id, 'test', ${JSON.stringify(test.payload)}::jsonb, 1, ${now},
        ${now}, ${now}
      from webhook_endpoints where id = ${test.endpointId}
      returning *
    ) select ${CLAIMED(now)} from d join webhook_endpoints p on p.id = d.endpoint_id`);
  return rows[0] ?? null;
}

/** How an attempt went. */
export interface Attempt {
  readonly deliveryId: string;
  readonly atMs: number;
  readonly durationMs: number;
  /** Null: there was no answer. */
  readonly status: number | null;
  readonly text: string | null;
}

const outcome = ({ atMs, durationMs, status, text }: Attempt): SQL => sql`
  response_status = ${status}::int, response_text = ${text}::text, duration_ms = ${durationMs}::int,
  updated_at = ${sqlInstant(atMs)}`;

/** `isTest`: what a test says of the endpoint changes nothing about it. */
export async function recordDelivered(
  db: Database,
  attempt: Attempt,
  { isTest }: { readonly isTest: boolean },
): Promise<void> {
  const at = sqlInstant(attempt.atMs);
  await db.execute(sql`
    with delivered as (
      update webhook_deliveries set status = 'delivered', delivered_at = ${at},
        next_attempt_at = null, last_error = null, ${outcome(attempt)}
      where id = ${attempt.deliveryId}::uuid returning endpoint_id
    )
    update webhook_endpoints p set failing_since = null, last_error = null, last_delivered_at = ${at}
    from delivered d where p.id = d.endpoint_id and not ${isTest}::boolean`);
}

/** `nextAtMs` null: it is not tried again. What was delivered meanwhile stays delivered. */
export async function recordFailed(
  db: Database,
  attempt: Attempt,
  failure: {
    readonly error: string;
    readonly nextAtMs: number | null;
    readonly isTest: boolean;
  },
): Promise<void> {
  const { error, nextAtMs, isTest } = failure;
  const next = nextAtMs === null ? sql`null` : sqlInstant(nextAtMs);
  await db.execute(sql`
    with failed as (
      update webhook_deliveries set status = ${nextAtMs === null ? "failed" : "pending"},
        next_attempt_at = ${next}, last_error = ${error}::text, ${outcome(attempt)}
      where id = ${attempt.deliveryId}::uuid and status = 'pending' returning endpoint_id
    )
    update webhook_endpoints p set last_error = ${error}::text,
      failing_since = coalesce(p.failing_since, ${sqlInstant(attempt.atMs)})
    from failed f where p.id = f.endpoint_id and not ${isTest}::boolean`);
}

export interface Paused {
  readonly clientId: number;
  readonly url: string;
  readonly failingSinceMs: number;
  readonly lastError: string;
  readonly waitingCount: number;
}

/**
 * Pauses an endpoint that has failed for so long and so often, or (`always`) at once. Null where that
 * is not so, or somebody else has done it: one pause has one mail.
 */
export async function pauseFailing(
  db: Database,
  endpointId: number,
  when: {
    readonly nowMs: number;
    readonly always: boolean;
    readonly failingForMs: number;
    readonly attempts: number;
  },
): Promise<Paused | null> {
  const now = sqlInstant(when.nowMs);
  const { rows } = await db.execute<Paused & Record<string, unknown>>(sql`
    update webhook_endpoints p set is_active = false, paused_at = ${now}, updated_at = ${now}
    where p.id = ${endpointId} and p.is_active and p.failing_since is not null
      and (${when.always}::boolean or (
        p.failing_since <= ${sqlInstant(when.nowMs - when.failingForMs)}
        and ${when.attempts} <= (select coalesce(sum(d.attempts), 0) from webhook_deliveries d
          where d.endpoint_id = p.id and d.status <> 'delivered' and d.event_type <> 'test'
            and d.updated_at >= p.failing_since)))
    returning p.client_id as "clientId", p.url,
      (extract(epoch from p.failing_since) * 1000)::float8 as "failingSinceMs",
      coalesce(p.last_error, '') as "lastError",
      (select count(*)::int from webhook_deliveries d
        where d.endpoint_id = p.id and d.status = 'pending') as "waitingCount"`);
  return rows[0] ?? null;
}

/**
 * What has been due for `lateMs` and was not sent: its message is lost, or waits behind others. It is
 * asked for again, and counts as late only after as long. However many one endpoint has, each gets its
 * turn.
 */
export async function findLate(
  db: Database,
  { nowMs, lateMs, limit }: Readonly<Record<"nowMs" | "lateMs" | "limit", number>>,
): Promise<string[]> {
  const before = sqlInstant(nowMs - lateMs);
  const { rows } = await db.execute<{ id: string }>(sql`
    with late as materialized (
      select d.id, row_number() over (partition by d.endpoint_id order by d.next_attempt_at) as place
      from webhook_deliveries d join webhook_endpoints p on p.id = d.endpoint_id
      where d.status = 'pending' and d.next_attempt_at <= ${before} and p.is_active
    ), asked as (
      update webhook_deliveries d set next_attempt_at = ${sqlInstant(nowMs)}
      where id in (select id from late order by place limit ${limit})
        and status = 'pending' and next_attempt_at <= ${before}
      returning id, event_sequence
    )
    select id from asked order by event_sequence`);
  return rows.map(({ id }) => id);
}

/** What could not even be tried in its time, since its endpoint is turned off. */
export async function failUnsendable(db: Database, nowMs: number): Promise<void> {
  await db.execute(sql`
    update webhook_deliveries d set status = 'failed', next_attempt_at = null,
      last_error = coalesce(d.last_error, 'It was not sent in time.')
    from webhook_endpoints p
    where p.id = d.endpoint_id and d.status = 'pending' and d.next_attempt_at is not null
      and not p.is_active and d.give_up_at <= ${sqlInstant(nowMs)}`);
}
