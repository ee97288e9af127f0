import { sql } from "drizzle-orm";
import type { LEAD_ACTIVITY_TYPES, LeadStatus } from "../../../contracts/admin/leads.ts";
import { leadActivities, leads } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { below, exactly, type PageWish, type Placed } from "./keyset.ts";
import { forgetVisitorInLog } from "./notification-log.ts";
import { storableJson } from "./storable-json.ts";

export type NewLead = typeof leads.$inferInsert;
export type LeadChange = Partial<
  Pick<NewLead, "name" | "email" | "phone" | "company" | "notes" | "assignedTo"> & {
    status: LeadStatus;
  }
>;

export interface NewActivity {
  readonly type: (typeof LEAD_ACTIVITY_TYPES)[number];
  /** Null: nobody that we know of. */
  readonly userId: number | null;
  readonly details: object;
}

export interface ActivityRow extends Placed {
  readonly id: number;
  readonly activity_type: (typeof LEAD_ACTIVITY_TYPES)[number];
  readonly user_name: string | null;
  readonly assignee_name: string | null;
  readonly details: Record<string, unknown>;
  readonly created_at: string;
}

/** All of them with the first line of their time lines, or none. */
export async function createLeads(
  db: Database,
  rows: readonly NewLead[],
  activity: NewActivity,
): Promise<void> {
  if (rows.length === 0) return;
  await db.batch([
    db.insert(leads).values([...rows]),
    db.insert(leadActivities).values(rows.map((row) => activityOf(row.id, activity))),
  ]);
}

/** The lead and the lines that tell of the change, together. */
export async function changeLead(
  db: Database,
  id: string,
  change: LeadChange,
  activities: readonly NewActivity[],
): Promise<void> {
  const update = db
    .update(leads)
    .set({ ...change, updatedAt: new Date() })
    .where(sql`${leads.id} = ${id}`);
  const lines = activities.map((activity) => activityOf(id, activity));
  if (lines.length === 0) await update;
  else await db.batch([update, db.insert(leadActivities).values(lines)]);
}

export async function deleteLead(db: Database, id: string): Promise<void> {
  await forgetVisitorInLog(db, { leadId: id });
  await db.delete(leads).where(sql`${leads.id} = ${id}`);
}

/**
 * `of` must be another lead of the same client, and no duplicate itself; false when it is not. What
 * was marked as a duplicate of `id` becomes one of `of`, so that no mark ever leads to another mark.
 */
export async function markDuplicate(
  db: Database,
  id: string,
  of: string | null,
  userId: number,
): Promise<boolean> {
  // Two that are marked as duplicates of each other at once wait here for one another; the second
  // statement then sees what the first of them did.
  const lock = db.execute(sql`
    select id from leads where id in (${id}::uuid, ${of}::uuid) order by id for update`);
  const mark = db.execute(sql`
    with allowed as (
      select l.id from leads l where l.id = ${id} and (${of}::uuid is null or exists (
        select from leads o where o.id = ${of} and o.id <> l.id and o.client_id = l.client_id
          and o.duplicate_of is null
      ))
    ), marked as (
      update leads set duplicate_of = ${of}, updated_at = now()
      where id in (select id from allowed) or (${of}::uuid is not null
        and duplicate_of in (select id from allowed))
    )
    insert into lead_activities (lead_id, user_id, activity_type, details)
    select id, ${userId}, 'merged', jsonb_build_object('duplicate_of', ${of}::uuid) from allowed`);
  const [, { rowCount }] = await db.batch([lock, mark]);
  return rowCount === 1;
}

/** Makes the client and links both ways, once: null when the lead was converted before. */
export async function convertLead(
  db: Database,
  id: string,
  clientName: string,
  userId: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ id: number }>(sql`
    with lead as (
      select id, email, phone, client_id from leads
      where id = ${id} and converted_client_id is null for update
    ), made as (
      insert into clients (name, email, phone)
      select ${clientName}, coalesce(email, ''), phone from lead returning id
    ), linked as (
      update leads l set converted_client_id = made.id, status = 'converted', updated_at = now()
      from made where l.id = ${id}
    ), noted as (
      insert into lead_activities (lead_id, user_id, activity_type, details)
      select ${id}, ${userId}, 'converted', jsonb_build_object('client_id', made.id) from made
    )
    select id from made`);
  return rows[0]?.id ?? null;
}

export async function addActivity(
  db: Database,
  leadId: string,
  activity: NewActivity,
): Promise<ActivityRow | null> {
  const [made] = await db
    .insert(leadActivities)
    .values(activityOf(leadId, activity))
    .returning({ id: leadActivities.id });
  if (!made) return null;
  const [row] = await listActivities(db, leadId, { after: null, limit: 1 }, made.id);
  return row ?? null;
}

/** Newest first. */
export async function listActivities(
  db: Database,
  leadId: string,
  page: PageWish,
  id?: number,
): Promise<ActivityRow[]> {
  const { rows } = await db.execute<ActivityRow & Record<string, unknown>>(sql`
    select a.id, a.activity_type, u.name as user_name, assignee.name as assignee_name, a.details,
      a.created_at, ${exactly(sql`a.created_at`)}
    from lead_activities a left join users u on u.id = a.user_id
    left join users assignee on a.activity_type = 'assigned'
      and assignee.id::text = a.details ->> 'to'
    where a.lead_id = ${leadId} and ${id === undefined ? sql`true` : sql`a.id = ${id}`}
      and ${below(sql`a.created_at`, sql`a.id`, page.after, "int4") ?? sql`true`}
    order by a.created_at desc nulls last, a.id desc nulls last limit ${page.limit}`);
  return rows;
}

function activityOf(leadId: string, { type, userId, details }: NewActivity) {
  return {
    leadId,
    userId,
    activityType: type,
    details: sql`${storableJson(details)}::jsonb`,
  };
}
