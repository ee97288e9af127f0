import { sql } from "drizzle-orm";
import { SILENT_AFTER_DAYS } from "../../../contracts/admin/installations.ts";
import type { InstallationKind } from "../domain/installation.ts";
import type { Database } from "./database.ts";
import { storableJson } from "./storable-json.ts";

/** That a widget was loaded by a page of a website. */
export interface Sighting {
  readonly widgetKey: string;
  readonly domain: string;
  readonly installationKind: InstallationKind;
  readonly widgetVersion: string;
  readonly atMs: number;
}

/**
 * Of a widget. Outside of browsers an origin can be made up: made-up ones must not fill the table, nor
 * keep others out for ever. Where it is full, what was there for a day and is silent makes place.
 */
const DOMAINS_MAX = 200;

/**
 * Notes where widgets are alive, in one round trip. Each isolate reports for itself, so that what is
 * told again within the hour changes nothing. A later version or time wins, whichever arrives first;
 * a site known to be of a kind stays so when a page does not tell.
 */
export async function noteSightings(db: Database, sightings: readonly Sighting[]): Promise<void> {
  if (sightings.length === 0) return;
  await db.execute(sql`
    with seen as (
      select distinct on (w.id, s.domain) w.id as widget_id, s.domain, s."installationKind" as kind,
        s."widgetVersion" as version, to_timestamp(s."atMs" / 1000.0) as at
      from jsonb_to_recordset(${storableJson(sightings)}::jsonb) as s(
        "widgetKey" text, domain text, "installationKind" text, "widgetVersion" text, "atMs" bigint
      )
      join widget_configs w on w.widget_key = s."widgetKey"
      order by w.id, s.domain, s."atMs" desc
    ), held as materialized (
      select widget_id, (select count(*) from widget_installations i where i.widget_id = s.widget_id)
        as domains
      from seen s group by widget_id
    ), gone as (
      delete from widget_installations i using held h
      where h.widget_id = i.widget_id and h.domains >= ${DOMAINS_MAX} and not i.verified
        and i.last_ping < now() - make_interval(days => ${SILENT_AFTER_DAYS}::int)
        and i.last_ping < i.installation_date + interval '1 day'
        and (i.widget_id, i.domain) not in (select widget_id, domain from seen)
      returning i.widget_id
    ), placed as (
      select seen.*, i.id is not null as is_known,
        (select domains from held h where h.widget_id = seen.widget_id)
          - (select count(*) from gone g where g.widget_id = seen.widget_id)
          + count(*) filter (where i.id is null)
            over (partition by seen.widget_id order by seen.domain) as place
      from seen left join widget_installations i
        on i.widget_id = seen.widget_id and i.domain = seen.domain
    )
    insert into widget_installations as i
      (widget_id, domain, installation_type, widget_version, installation_date, last_ping)
    select widget_id, domain, kind, version, at, at from placed
    where is_known or place <= ${DOMAINS_MAX}
    on conflict (widget_id, domain) do update set
      installation_type = case when excluded.installation_type = 'html' then i.installation_type
        else excluded.installation_type end,
      widget_version = excluded.widget_version, last_ping = excluded.last_ping,
      is_active = true, updated_at = now()
    where i.last_ping is null or i.last_ping <= excluded.last_ping - interval '1 hour'`);
}
