import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { clients, widgetConfigs } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope } from "./day-range.ts";
import { below, containing, exactly, type PageWish, type Placed } from "./keyset.ts";
import { publishFirst } from "./knowledge-versions.ts";
import { unchangedSince } from "./unchanged-since.ts";
import { newAgentSecret } from "./widget-agent.ts";
import { copyEntries, copySpamRules, copyTests } from "./widget-copy.ts";
import { generateWidgetKey } from "./widgets.ts";

type Row = typeof widgetConfigs.$inferSelect;
export type WidgetRow = Readonly<Row> & {
  readonly clientName: string;
  readonly clientTimezone: string;
};
export type WidgetChange = Partial<
  Omit<
    typeof widgetConfigs.$inferInsert,
    "id" | "clientId" | "widgetKey" | "createdBy" | "createdAt" | "updatedAt"
  >
>;

/** Times are Postgres' text. */
export interface WidgetListRow extends Placed {
  readonly id: number;
  readonly client_id: number;
  readonly client_name: string;
  readonly client_timezone: string;
  readonly widget_key: string;
  readonly widget_name: string;
  readonly primary_color: string;
  readonly bot_name: string;
  readonly bot_avatar_url: string | null;
  readonly is_active: boolean;
  readonly created_at: string;
  readonly last_domain: string | null;
  readonly last_ping: string | null;
  readonly conversations_7d: number;
  readonly leads_7d: number;
  readonly entry_count: number;
}

export interface WidgetFilter {
  readonly client_id?: number | undefined;
  readonly is_active?: boolean | undefined;
  readonly search?: string | undefined;
}

/**
 * Newest first. The page is cut before anything is counted. A widget was last seen where it last
 * pinged from or where somebody last chatted, whichever is later.
 */
export async function listWidgets(
  db: Database,
  scope: ClientScope,
  { client_id, is_active, search }: WidgetFilter,
  page: PageWish,
): Promise<WidgetListRow[]> {
  const { rows } = await db.execute<WidgetListRow & Record<string, unknown>>(sql`
    with page as (
      select w.*, cl.name as client_name, cl.timezone as client_timezone
      from widget_configs w join clients cl on cl.id = w.client_id
      where ${allOf([
        scope === null ? undefined : sql`w.client_id = ${scope}`,
        client_id === undefined ? undefined : sql`w.client_id = ${client_id}`,
        is_active === undefined ? undefined : sql`w.is_active = ${is_active}`,
        search ? sql`w.widget_name ilike ${containing(search)}` : undefined,
        below(sql`w.created_at`, sql`w.id`, page.after, "int4"),
      ])}
      order by w.created_at desc nulls last, w.id desc nulls last limit ${page.limit}
    )
    select p.id, p.client_id, p.client_name, p.client_timezone, p.widget_key, p.widget_name,
      p.primary_color, p.bot_name, p.bot_avatar_url, p.is_active, p.created_at,
      ${exactly(sql`p.created_at`)},
      case when t.at > i.last_ping or i.last_ping is null then coalesce(t.host, i.domain)
        else i.domain end as last_domain,
      greatest(i.last_ping, t.at) as last_ping,
      (select count(*)::int from widget_conversations c where c.widget_id = p.id and not c.is_spam
        and c.started_at > now() - interval '7 days') as conversations_7d,
      (select count(*)::int from leads l where l.widget_id = p.id
        and l.created_at > now() - interval '7 days') as leads_7d,
      (select count(*)::int from widget_knowledge_base k
        where k.widget_id = p.id and k.deleted_at is null) as entry_count
    from page p left join lateral (
      select domain, last_ping from widget_installations i where i.widget_id = p.id
      order by last_ping desc nulls last limit 1
    ) i on true left join lateral (
      select created_at as at, lower(substring(page_url from '^https?://([^/?#]+)')) as host
      from widget_conversations c where c.widget_id = p.id and not c.is_spam
      order by created_at desc nulls last, id desc nulls last limit 1
    ) t on true
    order by p.created_at desc nulls last, p.id desc nulls last`);
  return rows;
}

export async function findWidget(db: Database, id: number): Promise<WidgetRow | null> {
  const [found] = await db
    .select({
      ...getTableColumns(widgetConfigs),
      clientName: clients.name,
      clientTimezone: clients.timezone,
    })
    .from(widgetConfigs)
    .innerJoin(clients, eq(clients.id, widgetConfigs.clientId))
    .where(eq(widgetConfigs.id, id));
  return found ?? null;
}

/** Names only, of all the caller's widgets. */
export async function listWidgetOptions(db: Database, scope: ClientScope) {
  return db
    .select({
      id: widgetConfigs.id,
      widget_name: widgetConfigs.widgetName,
      client_id: widgetConfigs.clientId,
      client_name: clients.name,
      client_timezone: clients.timezone,
    })
    .from(widgetConfigs)
    .innerJoin(clients, eq(clients.id, widgetConfigs.clientId))
    .where(scope === null ? undefined : eq(widgetConfigs.clientId, scope))
    .orderBy(clients.name, widgetConfigs.widgetName)
    .limit(1_000);
}

/** False when it was changed by somebody else since `seenAt`. */
export async function changeWidget(
  db: Database,
  id: number,
  change: WidgetChange,
  seenAt?: string,
): Promise<boolean> {
  const { rowCount } = await db
    .update(widgetConfigs)
    .set({ ...change, updatedAt: new Date() })
    .where(and(eq(widgetConfigs.id, id), unchangedSince(widgetConfigs.updatedAt, seenAt)));
  return rowCount === 1;
}

/** Its knowledge, conversations and figures go with it; leads stay with the client. */
export async function deleteWidget(db: Database, id: number): Promise<void> {
  await db.delete(widgetConfigs).where(eq(widgetConfigs.id, id));
}

/** The new key. The edge forgets the old one with the next publication. */
export async function rotateKey(db: Database, id: number): Promise<string> {
  const widgetKey = generateWidgetKey();
  await db
    .update(widgetConfigs)
    .set({ widgetKey, updatedAt: new Date() })
    .where(eq(widgetConfigs.id, id));
  return widgetKey;
}

/**
 * The same settings, the draft's entries with their tests, and the spam rules under a new key; not
 * active, so that nobody meets it by chance. What guards the original guards it alone: the secret of
 * its agent, its keys for challenges and for identities, and the name of its calendar are not the copy's.
 */
export async function duplicateWidget(
  db: Database,
  id: number,
  name: string,
  userId: number,
): Promise<number | null> {
  const original = await findWidget(db, id);
  if (!original) return null;
  const {
    id: _,
    clientName,
    clientTimezone,
    createdAt,
    updatedAt,
    identitySalt,
    ...settings
  } = original;
  const widgetKey = generateWidgetKey();
  const hasAgent = settings.enableAiHandoff && settings.aiHandoffUrl !== null;
  const copy = {
    ...settings,
    widgetKey,
    widgetName: name,
    isActive: false,
    createdBy: userId,
    agentSecret: hasAgent ? newAgentSecret() : null,
    calendarFeedToken: null,
    captchaSiteKey: null,
    captchaSecretKey: null,
  };
  const [[made]] = await db.batch([
    db.insert(widgetConfigs).values(copy).returning({ id: widgetConfigs.id }),
    copyEntries(db, id, widgetKey),
    copyTests(db, id, widgetKey),
    copySpamRules(db, id, widgetKey),
    publishFirst(db, widgetKey),
  ]);
  return made?.id ?? null;
}
