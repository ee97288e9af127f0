import { eq, sql } from "drizzle-orm";
import type { ClientDeletion } from "../../../contracts/admin/clients.ts";
import { clients, widgetConfigs } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope } from "./day-range.ts";
import { below, containing, exactly, type PageWish, type Placed } from "./keyset.ts";

type NewClient = typeof clients.$inferInsert;
export type ClientChange = Partial<Omit<NewClient, "id" | "createdAt" | "updatedAt">>;

/** Times are Postgres' text. */
export interface ClientRow extends Placed {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly website: string | null;
  readonly industry: string | null;
  readonly timezone: string;
  readonly country: string;
  readonly lead_assignment: "manual" | "round_robin";
  readonly lead_reminder_hours: number | null;
  readonly lead_escalation_hours: number | null;
  readonly converted_from_lead_id: string | null;
  readonly status: "active" | "inactive";
  readonly widget_count: number;
  readonly user_count: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface ClientFilter {
  readonly id?: number | undefined;
  readonly search?: string | undefined;
  readonly status?: "active" | "inactive" | undefined;
}

/** Newest first. */
export async function listClients(
  db: Database,
  scope: ClientScope,
  { id, search, status }: ClientFilter,
  page: PageWish,
): Promise<ClientRow[]> {
  const { rows } = await db.execute<ClientRow & Record<string, unknown>>(sql`
    select cl.id, cl.name, cl.email, cl.phone, cl.website, cl.industry, cl.timezone, cl.status,
      cl.country, cl.lead_assignment, cl.lead_reminder_hours, cl.lead_escalation_hours,
      (with recursive up as (
        select l.id, l.merged_into, l.created_at from leads l where l.converted_client_id = cl.id
        union all
        select into_lead.id, into_lead.merged_into, up.created_at
        from up join leads into_lead on into_lead.id = up.merged_into
      ) select up.id from up where up.merged_into is null
        order by up.created_at, up.id limit 1) as converted_from_lead_id,
      cl.created_at, cl.updated_at, ${exactly(sql`cl.created_at`)},
      (select count(*)::int from widget_configs w where w.client_id = cl.id) as widget_count,
      (select count(*)::int from users u where u.client_id = cl.id) as user_count
    from clients cl
    where ${allOf([
      scope === null ? undefined : sql`cl.id = ${scope}`,
      id === undefined ? undefined : sql`cl.id = ${id}`,
      status === undefined ? undefined : sql`cl.status = ${status}`,
      search ? sql`cl.name ilike ${containing(search)}` : undefined,
      below(sql`cl.created_at`, sql`cl.id`, page.after, "int4"),
    ])}
    order by cl.created_at desc nulls last, cl.id desc nulls last limit ${page.limit}`);
  return rows;
}

export async function findClient(db: Database, id: number): Promise<ClientRow | null> {
  const [found] = await listClients(db, null, { id }, { after: null, limit: 1 });
  return found ?? null;
}

export async function createClient(db: Database, client: NewClient): Promise<number> {
  const [created] = await db.insert(clients).values(client).returning({ id: clients.id });
  if (!created) throw new Error("an insert without a conflict returns its row");
  return created.id;
}

export async function changeClient(db: Database, id: number, change: ClientChange): Promise<void> {
  await db
    .update(clients)
    .set({ ...change, updatedAt: new Date() })
    .where(eq(clients.id, id));
}

/** What `deleteClient` would take with it. */
export async function describeDeletion(db: Database, id: number): Promise<ClientDeletion | null> {
  const { rows } = await db.execute<ClientDeletion & Record<string, unknown>>(sql`
    with own as (select id from widget_configs where client_id = ${id})
    select cl.name,
      (select count(*)::int from own) as widgets,
      (select count(*)::int from widget_knowledge_base
        where widget_id in (select id from own) and deleted_at is null) as entries,
      (select count(*)::int from widget_conversations
        where widget_id in (select id from own)) as conversations,
      (select coalesce(sum(message_count), 0)::int from widget_conversations
        where widget_id in (select id from own)) as messages,
      (select count(*)::int from leads where client_id = cl.id) as leads,
      (select count(*)::int from widget_appointments
        where widget_id in (select id from own)) as appointments,
      (select count(*)::int from users where client_id = cl.id) as users
    from clients cl where cl.id = ${id}`);
  return rows[0] ?? null;
}

export async function listWidgetKeys(db: Database, clientId: number): Promise<string[]> {
  const rows = await db
    .select({ key: widgetConfigs.widgetKey })
    .from(widgetConfigs)
    .where(eq(widgetConfigs.clientId, clientId));
  return rows.map((row) => row.key);
}

export async function deleteClient(db: Database, id: number): Promise<void> {
  await db.delete(clients).where(eq(clients.id, id));
}
