import { sql } from "drizzle-orm";

// Parts of one statement, see rollup.ts: what the days' conversations were made of.

/** Of pages and of referrers each; an address that a stranger makes up must not make a row for ever. */
export const PLACES_MAX = 200;
const PLACE_CHARS_MAX = 500;

/** Scheme, who signs in, host, path. A query or a fragment may hold anything about a visitor. */
const ADDRESS = "^[^:/?#]+://(?:[^/?#@]*@)?([^/?#]*)([^?#]*)";

export const BREAKDOWN = sql`hours as materialized (
  select widget_id, date, hour, count(*) as conversations
  from talks where not is_spam group by widget_id, date, hour
), entries as materialized (
  select widget_id, date, knowledge_base_id, sum(answers) as answers, sum(helpful) as helpful,
    sum(not_helpful) as not_helpful
  from said where knowledge_base_id is not null group by widget_id, date, knowledge_base_id
), visits as materialized (
  -- Many come from the same address: it is taken apart once.
  select widget_id, date, page_url, referrer_url, count(*) as conversations,
    count(*) filter (where lead_captured) as leads
  from talks where not is_spam group by widget_id, date, page_url, referrer_url
), addressed as (
  select widget_id, date, 'page' as kind, conversations, leads,
    (select lower(part[1]) || part[2] from regexp_match(page_url, ${ADDRESS}) as part) as address
  from visits
  union all
  select widget_id, date, 'referrer', conversations, leads,
    (select lower(part[1]) from regexp_match(referrer_url, ${ADDRESS}) as part)
  from visits
), placed as (
  select widget_id, date, kind, coalesce(left(address, ${PLACE_CHARS_MAX}::int), '') as place,
    conversations, leads
  from addressed
), ranked as (
  select widget_id, date, kind, place, sum(conversations) as conversations, sum(leads) as leads,
    row_number() over (partition by widget_id, date, kind
      order by sum(leads) desc, sum(conversations) desc, place collate "C") as rank
  from placed group by widget_id, date, kind, place
), places as materialized (
  select widget_id, date, kind, place, conversations, leads from ranked
  where rank <= ${PLACES_MAX}::int
)`;
