import type pg from "pg";

/** What a scan of the day's rows costs that only counts and averages: the least that any rollup does. */
export const SCANS = {
  messages: `select c.widget_id, m.message_type, count(*), avg(m.response_time_ms)
    from widget_messages m join widget_conversations c on c.id = m.conversation_id
    where m.created_at >= $1 and m.created_at < $2 group by c.widget_id, m.message_type`,
  conversations: `select widget_id, status, count(*), avg(duration_seconds)
    from widget_conversations where started_at >= $1 and started_at < $2
    group by widget_id, status`,
} as const;

/** The same without asking whose messages they are. */
export const BARE_SCAN = `select message_type, count(*), avg(response_time_ms)
  from widget_messages where created_at >= $1 and created_at < $2 group by message_type`;

/** How PostgreSQL chose to do it: the node that reads the table, in its own words. */
export async function planOf(
  client: pg.Client,
  statement: string,
  bounds: readonly string[],
): Promise<string> {
  const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${statement}`, [
    ...bounds,
  ]);
  return rows
    .map((row) => row["QUERY PLAN"])
    .filter((line) => /Scan|Join|Nested/.test(line))
    .map((line) => line.replace(/\s+\(cost.*/, "").replace(/^[\s>-]+/, ""))
    .join(" ← ");
}
