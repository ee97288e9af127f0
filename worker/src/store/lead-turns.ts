import { sql } from "drizzle-orm";

/**
 * CTEs that give the leads of a CTE `fresh(id, client_id)` to the users who take leads, in turn, where
 * the client wants that: `turns(id, client_id, user_id, turn)` is who gets which; that it is so must
 * still be written into the leads. The turn is moved on, and a line added to each time line.
 *
 * The clients' rows have to be locked by an earlier statement of the transaction: two that take
 * turns at once would both begin after the same user.
 */
export const TURNS = sql`
  ring as materialized (
    select u.id as user_id, u.client_id, count(*) over (partition by u.client_id) as size,
      row_number() over (partition by u.client_id
        order by u.id <= coalesce(cl.last_assigned_user_id, 0), u.id) - 1 as place
    from users u join clients cl on cl.id = u.client_id
    where cl.lead_assignment = 'round_robin' and u.is_active and u.takes_leads
      and u.client_id in (select client_id from fresh)
  ), turns as materialized (
    select f.id, f.client_id, r.user_id, f.turn
    from (
      select id, client_id, row_number() over (partition by client_id order by id) - 1 as turn
      from fresh
    ) f join ring r on r.client_id = f.client_id and r.place = f.turn % r.size
  ), turned as (
    update clients cl set last_assigned_user_id = last.user_id
    from (
      select distinct on (client_id) client_id, user_id from turns order by client_id, turn desc
    ) last
    where cl.id = last.client_id
  ), told as (
    insert into lead_activities (lead_id, activity_type, details)
    select id, 'assigned', jsonb_build_object('to', user_id, 'by', 'round_robin') from turns
  )`;
