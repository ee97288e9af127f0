import { sql } from "drizzle-orm";
import type { LEAD_ACTIVITY_TYPES } from "../../../contracts/admin/leads.ts";
import { leadActivities } from "../../../drizzle/schema/index.ts";
import type { LeadLine } from "../domain/lead-change.ts";
import type { Database } from "./database.ts";
import { below, exactly, type PageWish, type Placed } from "./keyset.ts";
import { storableJson } from "./storable-json.ts";

export interface NewActivity extends LeadLine {
  /** Null: nobody that we know of. */
  readonly userId: number | null;
}

export interface ActivityRow extends Placed {
  readonly id: number;
  readonly activity_type: (typeof LEAD_ACTIVITY_TYPES)[number];
  readonly user_name: string | null;
  readonly assignee_name: string | null;
  readonly details: Record<string, unknown>;
  readonly created_at: string;
}

export async function addActivity(
  db: Database,
  leadId: string,
  activity: NewActivity,
): Promise<ActivityRow | null> {
  const [made] = await insertActivities(db, [leadId], [activity]).returning({
    id: leadActivities.id,
  });
  if (!made) return null;
  const [row] = await listActivities(db, leadId, { after: null, limit: 1 }, made.id);
  return row ?? null;
}

/** Each line in the time line of each lead; for a batch, or to be awaited. */
export function insertActivities(
  db: Database,
  leadIds: readonly string[],
  activities: readonly NewActivity[],
) {
  return db.insert(leadActivities).values(
    leadIds.flatMap((leadId) =>
      activities.map(({ type, userId, details }) => ({
        leadId,
        userId,
        activityType: type,
        details: sql`${storableJson(details)}::jsonb`,
      })),
    ),
  );
}

/** Newest first; with those of the leads that were merged into it, and into these. */
export async function listActivities(
  db: Database,
  leadId: string,
  page: PageWish,
  id?: number,
): Promise<ActivityRow[]> {
  const { rows } = await db.execute<ActivityRow & Record<string, unknown>>(sql`
    with recursive family as (
      select ${leadId}::uuid as id
      union
      select m.merged_lead_id from lead_merges m join family f on f.id = m.kept_lead_id
      where m.undone_at is null
    )
    select a.id, a.activity_type, u.name as user_name, assignee.name as assignee_name, a.details,
      a.created_at, ${exactly(sql`a.created_at`)}
    from lead_activities a left join users u on u.id = a.user_id
    left join users assignee on a.activity_type = 'assigned'
      and assignee.id::text = a.details ->> 'to'
    where a.lead_id in (select id from family) and ${id === undefined ? sql`true` : sql`a.id = ${id}`}
      and ${below(sql`a.created_at`, sql`a.id`, page.after, "int4") ?? sql`true`}
    order by a.created_at desc nulls last, a.id desc nulls last limit ${page.limit}`);
  return rows;
}
