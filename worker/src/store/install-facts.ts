import { sql } from "drizzle-orm";
import { SILENT_AFTER_DAYS } from "../../../contracts/admin/installations.ts";
import type { Database } from "./database.ts";
import { instant } from "./instant.ts";

export interface StoredPlace {
  readonly domain: string;
  readonly isAlive: boolean;
  /** ISO 8601, like `at`, when it was heard of last. */
  readonly since: string;
  readonly at: string;
}

/** Where a widget was seen, if that is where it was. */
export async function findPlace(
  db: Database,
  widgetId: number,
  domain: string,
): Promise<StoredPlace | null> {
  const { rows } = await db.execute<{ since: string; at: string; is_alive: boolean }>(sql`
    select installation_date as since, heard_at as at,
      heard_at > now() - make_interval(days => ${SILENT_AFTER_DAYS}::int) as is_alive
    from (select installation_date, coalesce(last_ping, installation_date) as heard_at
      from widget_installations where widget_id = ${widgetId} and domain = ${domain}) as place`);
  const [row] = rows;
  if (!row) return null;
  return { domain, isAlive: row.is_alive, since: instant(row.since), at: instant(row.at) };
}

export type StoredKeyOwner = { readonly was: "own" } | { readonly is: string };

/**
 * Whose keys these are: another widget's of the same client, or one that the widget had. Former keys
 * are known as far as the audit log was told of them; of other clients' nothing is said.
 */
export async function findKeyOwners(
  db: Database,
  { widgetId, clientId }: { readonly widgetId: number; readonly clientId: number },
  keys: readonly string[],
): Promise<Map<string, StoredKeyOwner>> {
  if (keys.length === 0) return new Map();
  const asked = sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  );
  const { rows } = await db.execute<{ key: string; name: string | null }>(sql`
    select widget_key as key, widget_name as name from widget_configs
      where client_id = ${clientId} and widget_key in (${asked})
    union
    select details->'after'->>'widget_key', null from audit_log
      where entity_type = 'widget' and entity_id = ${String(widgetId)}
        and details->'after'->>'widget_key' in (${asked})`);
  return new Map(rows.map(({ key, name }) => [key, name === null ? { was: "own" } : { is: name }]));
}
