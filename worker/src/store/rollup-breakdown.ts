import { type SQL, sql } from "drizzle-orm";

// Parts of one statement, see rollup.ts: what the days' conversations were made of.

/** Of pages and of referrers each; an address that a stranger makes up must not make a row for ever. */
export const PLACES_MAX = 200;
const PLACE_CHARS_MAX = 500;

/**
 * Host and path of a web address; a query or a fragment may hold anything about a visitor, and so may
 * what stands before the host. Cut by plain functions, several times as fast as a regular expression;
 * browsers write the scheme in small letters.
 */
const cut = (url: SQL) => sql`(
  select lower(split_part(split_part(whole, '/', 1), '@', -1)) as host,
    substr(whole, strpos(whole || '/', '/')) as path
  from (select split_part(split_part(
    case when starts_with(${url}, 'https://') then substr(${url}, 9)
      when starts_with(${url}, 'http://') then substr(${url}, 8) end, '?', 1), '#', 1) as whole) as web
)`;

export const BREAKDOWN = sql`hours as materialized (
  select widget_id, date, hour, count(*) as conversations
  from talks where not is_spam group by widget_id, date, hour
), visits as materialized (
  -- Many come from the same address: it is taken apart once.
  select widget_id, date, 'page' as kind, page_url as url, count(*) as conversations,
    count(*) filter (where lead_captured) as leads
  from talks where not is_spam group by widget_id, date, page_url
  union all
  select widget_id, date, 'referrer', referrer_url, count(*), count(*) filter (where lead_captured)
  from talks where not is_spam group by widget_id, date, referrer_url
), placed as (
  select widget_id, date, kind, conversations, leads, coalesce(
    left(case kind when 'page' then host || path else host end, ${PLACE_CHARS_MAX}::int), '') as place
  from visits cross join lateral ${cut(sql`url`)} as web
), ranked as (
  select widget_id, date, kind, place, sum(conversations) as conversations, sum(leads) as leads,
    row_number() over (partition by widget_id, date, kind
      order by sum(leads) desc, sum(conversations) desc, place collate "C") as rank
  from placed group by widget_id, date, kind, place
), places as materialized (
  select widget_id, date, kind, place, conversations, leads from ranked
  where rank <= ${PLACES_MAX}::int
)`;
