import { sql } from "drizzle-orm";
import { leads } from "../../../drizzle/schema/index.ts";
import type { LeadWish } from "../domain/lead-change.ts";
import type { Database } from "./database.ts";
import { insertActivities, type NewActivity } from "./lead-activities.ts";
import { TURNS } from "./lead-turns.ts";
import { forgetVisitorInLog } from "./notification-log.ts";
import { storableJson } from "./storable-json.ts";
import { forgetEventsOf } from "./webhook-events.ts";

export type NewLead = typeof leads.$inferInsert;

/**
 * All of them with the first line of their time lines, or none. Those that nobody was named for go to
 * the client's users in turn, where it wants that.
 */
export async function createLeads(
  db: Database,
  rows: readonly NewLead[],
  activity: NewActivity,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  const clientIds = [...new Set(rows.map((row) => row.clientId))];
  await db.batch([
    db.execute(sql`
      select id from clients where id in (
        select value::int from jsonb_array_elements_text(${storableJson(clientIds)}::jsonb)
      ) order by id for no key update`),
    db.insert(leads).values([...rows]),
    insertActivities(db, ids, [activity]),
    db.execute(sql`
      with fresh as materialized (
        select id, client_id from leads where assigned_to is null and id in (
          select value::uuid from jsonb_array_elements_text(${storableJson(ids)}::jsonb))
      ), ${TURNS}
      update leads l set assigned_to = t.user_id from turns t where l.id = t.id`),
  ]);
}

/** The lead and the lines that tell of the change, together. */
export async function changeLead(
  db: Database,
  id: string,
  change: LeadWish,
  activities: readonly NewActivity[],
): Promise<void> {
  const update = db
    .update(leads)
    .set({ ...change, updatedAt: new Date() })
    .where(sql`${leads.id} = ${id}`);
  if (activities.length === 0) await update;
  else await db.batch([update, insertActivities(db, [id], activities)]);
}

/** What was merged into it goes with it. */
export async function deleteLead(db: Database, id: string): Promise<void> {
  await forgetVisitorInLog(db, { leadId: id });
  await db.batch([
    forgetEventsOf(db, { leadId: id }),
    db.delete(leads).where(sql`${leads.id} = ${id}`),
  ]);
}

/**
 * `of` must be another lead of the same client, and no duplicate itself; false when it is not. What
 * was marked as a duplicate of `id` becomes one of `of`, so that no mark ever leads to another mark.
 * Either way somebody has looked at it now.
 */
export async function markDuplicate(
  db: Database,
  id: string,
  of: string | null,
  userId: number | null,
): Promise<boolean> {
  // Two that are marked as duplicates of each other at once wait here for one another; the second
  // statement then sees what the first of them did.
  const lock = db.execute(sql`
    select id from leads where id in (${id}::uuid, ${of}::uuid) order by id for update`);
  const mark = db.execute(sql`
    with allowed as (
      select l.id from leads l where l.id = ${id} and (${of}::uuid is null or exists (
        select from leads o where o.id = ${of} and o.id <> l.id and o.client_id = l.client_id
          and o.duplicate_of is null and o.merged_into is null
      ))
    ), marked as (
      update leads l set duplicate_of = ${of}, updated_at = now(),
        is_possible_duplicate = l.is_possible_duplicate and l.id <> ${id}
      where l.id in (select id from allowed) or (${of}::uuid is not null
        and l.duplicate_of in (select id from allowed))
    )
    insert into lead_activities (lead_id, user_id, activity_type, details)
    select id, ${userId}::int, 'marked_duplicate', jsonb_build_object('duplicate_of', ${of}::uuid)
    from allowed`);
  const [, { rowCount }] = await db.batch([lock, mark]);
  return rowCount === 1;
}

/**
 * Makes the client and links both ways, once: null when the lead was converted before. Until somebody
 * says otherwise, the new client is where the lead's client is.
 */
export async function convertLead(
  db: Database,
  id: string,
  clientName: string,
  userId: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ id: number }>(sql`
    with lead as (
      select id, email, phone, client_id from leads
      where id = ${id} and converted_client_id is null and merged_into is null for update
    ), made as (
      insert into clients (name, email, phone, timezone, country)
      select ${clientName}, coalesce(lead.email, ''), lead.phone, cl.timezone, cl.country
      from lead join clients cl on cl.id = lead.client_id returning id
    ), linked as (
      update leads l set converted_client_id = made.id, status = 'converted', lost_reason = null,
        lost_note = null, updated_at = now()
      from made where l.id = ${id}
    ), noted as (
      insert into lead_activities (lead_id, user_id, activity_type, details)
      select ${id}, ${userId}, 'converted',
        jsonb_build_object('client_id', made.id, 'name', ${clientName}::text) from made
    )
    select id from made`);
  return rows[0]?.id ?? null;
}
