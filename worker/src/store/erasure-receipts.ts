import { sql } from "drizzle-orm";
import type { ErasureReceipt } from "../../../contracts/admin/privacy.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope } from "./day-range.ts";
import { below, exactly, type PageWish, type Placed } from "./keyset.ts";

/** Times are Postgres' text. */
export type ReceiptRow = ErasureReceipt & Placed;

const COLUMNS = sql`e.id, e.client_id, cl.name as client_name, e.requested_by,
  u.name as user_name, e.subject_hash, e.counts, e.erased_at, ${exactly(sql`e.erased_at`)}`;
const FROM = sql`from erasure_receipts e join clients cl on cl.id = e.client_id
  left join users u on u.id = e.user_id`;

export async function findReceipt(db: Database, id: string): Promise<ReceiptRow | null> {
  const { rows } = await db.execute<ReceiptRow & Record<string, unknown>>(
    sql`select ${COLUMNS} ${FROM} where e.id = ${id}`,
  );
  return rows[0] ?? null;
}

/** Newest first. */
export async function listReceipts(
  db: Database,
  scope: ClientScope,
  page: PageWish,
): Promise<ReceiptRow[]> {
  const { rows } = await db.execute<ReceiptRow & Record<string, unknown>>(sql`
    select ${COLUMNS} ${FROM}
    where ${allOf([
      scope === null ? undefined : sql`e.client_id = ${scope}`,
      below(sql`e.erased_at`, sql`e.id`, page.after, "uuid"),
    ])}
    order by e.erased_at desc nulls last, e.id desc nulls last limit ${page.limit}`);
  return rows;
}
