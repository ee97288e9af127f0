import { sql } from "drizzle-orm";
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
}

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
    select i.id, i.widget_id, w.widget_name, cl.name as client_name,
      cl.timezone as client_timezone, i.domain, i.installation_type, i.installation_date,
      i.widget_version, i.last_ping, i.is_active, i.verified
    from widget_installations i join widget_configs w on w.id = i.widget_id
      join clients cl on cl.id = w.client_id
    where ${allOf([
      scope === null ? undefined : sql`w.client_id = ${scope}`,
      widgetId === undefined ? undefined : sql`i.widget_id = ${widgetId}`,
      before === null ? undefined : sql`i.id < ${before}`,
    ])}
    order by i.id desc limit ${limit}`);
  return rows;
}

export async function deleteInstallation(db: Database, widgetId: number, id: number) {
  const { rowCount } = await db.execute(
    sql`delete from widget_installations where widget_id = ${widgetId} and id = ${id}`,
  );
  return rowCount === 1;
}
