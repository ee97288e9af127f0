import { sql } from "drizzle-orm";
import type { WebhookDelivery } from "../../../contracts/admin/webhooks.ts";
import type { Database } from "./database.ts";
import { allOf } from "./day-range.ts";
import { below, exactly, type PageWish, type Placed } from "./keyset.ts";

/** With Postgres' text of the instants. */
export type DeliveryRow = WebhookDelivery & Placed;
type Row = DeliveryRow & Record<string, unknown>;

/** While an attempt is under way, the next one is not known. */
const DELIVERY = sql`d.id, d.id::text as message_id, d.event_type,
  d.event_sequence::float8 as sequence, d.status, d.attempts, d.next_attempt_at, d.response_status,
  d.response_text, d.duration_ms, d.last_error,
  d.payload, d.created_at, d.delivered_at, ${exactly(sql`d.created_at`)}`;

export interface DeliveryFilter {
  readonly status?: WebhookDelivery["status"] | undefined;
  readonly event_type?: WebhookDelivery["event_type"] | undefined;
}

/** Newest first. */
export async function listDeliveries(
  db: Database,
  endpointId: number,
  filter: DeliveryFilter,
  page: PageWish,
): Promise<DeliveryRow[]> {
  const { rows } = await db.execute<Row>(sql`
    select ${DELIVERY} from webhook_deliveries d
    where ${allOf([
      sql`d.endpoint_id = ${endpointId}`,
      filter.status && sql`d.status = ${filter.status}`,
      filter.event_type && sql`d.event_type = ${filter.event_type}`,
      below(sql`d.created_at`, sql`d.id`, page.after, "uuid"),
    ])}
    order by d.created_at desc nulls last, d.id desc nulls last limit ${page.limit}`);
  return rows;
}

export async function findDelivery(
  db: Database,
  endpointId: number,
  id: string,
): Promise<DeliveryRow | null> {
  const { rows } = await db.execute<Row>(sql`
    select ${DELIVERY} from webhook_deliveries d
    where d.endpoint_id = ${endpointId} and d.id = ${id}::uuid`);
  return rows[0] ?? null;
}

const AGAIN = sql`status = 'pending', attempts = 0, next_attempt_at = now(), delivered_at = null,
  give_up_at = now() + interval '72 hours', updated_at = now()`;
/** A test is made anew. */
const CAN_BE_SENT = sql`d.event_type <> 'test'`;

/** Due at once, under the same id. False where it cannot be sent again. */
export async function replayDelivery(
  db: Database,
  endpointId: number,
  id: string,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    update webhook_deliveries d set ${AGAIN}
    where d.endpoint_id = ${endpointId} and d.id = ${id}::uuid and ${CAN_BE_SENT}`);
  return rowCount === 1;
}

/** All that failed since; their ids, in the order of their events. */
export async function replayFailed(
  db: Database,
  endpointId: number,
  since: string,
): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    with again as (
      update webhook_deliveries d set ${AGAIN}
      where d.endpoint_id = ${endpointId} and d.status = 'failed'
        and d.created_at >= ${since}::timestamptz and ${CAN_BE_SENT}
      returning d.id, d.event_sequence
    )
    select id from again order by event_sequence`);
  return rows.map(({ id }) => id);
}
