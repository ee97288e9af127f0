import { sql } from "drizzle-orm";
import {
  type Installation,
  SILENT_AFTER_DAYS,
  type VERIFICATION_METHODS,
} from "../../../contracts/admin/installations.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope } from "./day-range.ts";

/** Times are Postgres' text. */
export interface InstallationRow {
  readonly id: number;
  readonly widget_id: number;
  readonly widget_name: string;
  readonly client_name: string;
  readonly client_timezone: string;
  readonly domain: string;
  readonly installation_type: string;
  readonly installation_date: string;
  readonly widget_version: string | null;
  readonly last_ping: string | null;
  readonly is_active: boolean;
  readonly verified: boolean;
  readonly verified_by: Installation["verified_by"];
  readonly verified_at: string | null;
  readonly state: Installation["state"];
}

// Whether a place is alive follows from when it was heard of last, so nothing has to be kept up to date.
const IS_ALIVE = sql`coalesce(i.last_ping, i.installation_date)
  > now() - make_interval(days => ${SILENT_AFTER_DAYS}::int)`;
const COLUMNS = sql`i.id, i.widget_id, w.widget_name, cl.name as client_name,
  cl.timezone as client_timezone, i.domain, i.installation_type, i.installation_date,
  i.widget_version, i.last_ping, ${IS_ALIVE} as is_active, i.verified, i.verified_by, i.verified_at,
  case when ${IS_ALIVE} then 'alive' else 'silent' end as state`;
const FROM_HOME = sql`from widget_installations i join widget_configs w on w.id = i.widget_id
  join clients cl on cl.id = w.client_id`;

export interface InstallationList {
  readonly widgetId?: number | undefined;
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first, those with an id below `before`. */
export async function listInstallations(
  db: Database,
  scope: ClientScope,
  { widgetId, before, limit }: InstallationList,
): Promise<InstallationRow[]> {
  const { rows } = await db.execute<InstallationRow & Record<string, unknown>>(sql`
    select ${COLUMNS} ${FROM_HOME}
    where ${allOf([
      scope === null ? undefined : sql`w.client_id = ${scope}`,
      widgetId === undefined ? undefined : sql`i.widget_id = ${widgetId}`,
      before === null ? undefined : sql`i.id < ${before}`,
    ])}
    order by i.id desc limit ${limit}`);
  return rows;
}

export async function findInstallation(
  db: Database,
  widgetId: number,
  id: number,
): Promise<InstallationRow | null> {
  const { rows } = await db.execute<InstallationRow & Record<string, unknown>>(sql`
    select ${COLUMNS} ${FROM_HOME} where i.widget_id = ${widgetId} and i.id = ${id}`);
  return rows[0] ?? null;
}

export async function markVerified(
  db: Database,
  widgetId: number,
  id: number,
  by: (typeof VERIFICATION_METHODS)[number],
): Promise<void> {
  await db.execute(sql`update widget_installations
    set verified = true, verified_by = ${by}, verified_at = now(), updated_at = now()
    where widget_id = ${widgetId} and id = ${id}`);
}

/** A site whose plugin has proven it, whether or not anybody has looked at a page of it yet. */
export async function saveProvenByPlugin(
  db: Database,
  widgetId: number,
  domain: string,
): Promise<void> {
  await db.execute(sql`
    insert into widget_installations as i
      (widget_id, domain, installation_type, verified, verified_by, verified_at)
    values (${widgetId}, ${domain}, 'wordpress', true, 'plugin', now())
    on conflict (widget_id, domain) do update set
      installation_type = 'wordpress', verified = true, verified_by = 'plugin',
      verified_at = now(), updated_at = now()`);
}

export async function isVerified(db: Database, widgetId: number, domain: string): Promise<boolean> {
  const { rows } = await db.execute<{ verified: boolean }>(sql`
    select verified from widget_installations
    where widget_id = ${widgetId} and domain = ${domain}`);
  return rows[0]?.verified ?? false;
}

export async function deleteInstallation(db: Database, widgetId: number, id: number) {
  const { rowCount } = await db.execute(
    sql`delete from widget_installations where widget_id = ${widgetId} and id = ${id}`,
  );
  return rowCount === 1;
}
