import { type SQL, sql } from "drizzle-orm";
import { auditLog } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope, type DayRange, within, zoneOf } from "./day-range.ts";
import { below, exactly, type PageWish, type Placed } from "./keyset.ts";

export interface NewAuditEntry {
  readonly userId: number | null;
  readonly clientId: number | null;
  /** `entity.verb`. */
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string | null;
  readonly details: object;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** A client that has just been deleted is not named any more; the entry itself stays. */
export async function writeAudit(db: Database, entry: NewAuditEntry): Promise<void> {
  const { clientId, ...columns } = entry;
  const own = sql`(select id from clients where id = ${clientId}::int)`;
  await db.insert(auditLog).values({ ...columns, clientId: own });
}

export interface AuditRow extends Placed {
  readonly id: number;
  readonly user_id: number | null;
  readonly user_name: string | null;
  readonly client_id: number | null;
  readonly client_name: string | null;
  readonly action: string;
  readonly entity_type: string;
  readonly entity_id: string | null;
  readonly details: Record<string, unknown>;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  readonly created_at: string;
}

export interface AuditFilter extends DayRange {
  readonly user_id?: number | undefined;
  readonly client_id?: number | undefined;
  readonly action?: string | undefined;
  readonly entity_type?: string | undefined;
  readonly entity_id?: string | undefined;
}

/**
 * Newest first. To a client, where its own users sat is told; where ours did is none of its business.
 */
export async function listAudit(
  db: Database,
  scope: ClientScope,
  filter: AuditFilter,
  page: PageWish,
): Promise<AuditRow[]> {
  const same = (column: SQL, value: string | number | undefined) =>
    value === undefined ? undefined : sql`${column} = ${value}`;
  const isShown = scope === null ? sql`true` : sql`u.client_id = ${scope}`;
  const { rows } = await db.execute<AuditRow & Record<string, unknown>>(sql`
    select a.id, a.user_id, u.name as user_name, a.client_id, cl.name as client_name, a.action,
      a.entity_type, a.entity_id, a.details,
      case when ${isShown} then host(a.ip_address) end as ip_address,
      case when ${isShown} then a.user_agent end as user_agent,
      a.created_at, ${exactly(sql`a.created_at`)}
    from audit_log a left join users u on u.id = a.user_id left join clients cl on cl.id = a.client_id
    where ${allOf([
      scope === null ? undefined : sql`a.client_id = ${scope}`,
      same(sql`a.user_id`, filter.user_id),
      same(sql`a.client_id`, filter.client_id),
      same(sql`a.action`, filter.action),
      same(sql`a.entity_type`, filter.entity_type),
      same(sql`a.entity_id`, filter.entity_id),
      ...within(sql`a.created_at`, filter, zoneOf(scope)),
      below(sql`a.created_at`, sql`a.id`, page.after, "int4"),
    ])}
    order by a.created_at desc nulls last, a.id desc nulls last limit ${page.limit}`);
  return rows;
}
