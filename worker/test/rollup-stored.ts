/** Rows as they are stored, for whoever computes figures from them by other means than the rollup. */
type Query = (text: string, params: unknown[]) => Promise<unknown[]>;

export interface StoredTalk {
  readonly id: string;
  readonly session_id: string;
  readonly is_spam: boolean;
  readonly status: string;
  readonly message_count: number;
  readonly human_response_count: number;
  readonly duration_seconds: number | null;
  readonly satisfaction_rating: number | null;
  readonly handoff_type: string | null;
  readonly lead_captured: boolean;
  readonly lead_id: string | null;
  readonly page_url: string | null;
  readonly referrer_url: string | null;
  readonly started_at_ms: number;
  readonly ended_at_ms: number | null;
}

export interface StoredMessage {
  readonly conversation_id: string;
  readonly message_type: string;
  readonly knowledge_base_id: number | null;
  readonly confidence_score: number | null;
  readonly response_time_ms: number | null;
  readonly was_helpful: boolean | null;
  readonly answered_by: string | null;
}

export interface StoredLead {
  readonly id: string;
  readonly status: string;
  readonly created_at_ms: number;
}

export interface StoredAppointment {
  readonly conversation_id: string | null;
  readonly created_at_ms: number;
}

export interface StoredTally {
  readonly views: number;
  readonly opens: number;
  readonly hour_ms: number;
}

/** All that one widget has. */
export interface StoredWidget {
  readonly zone: string;
  readonly talks: readonly StoredTalk[];
  readonly messages: readonly StoredMessage[];
  readonly leads: readonly StoredLead[];
  readonly appointments: readonly StoredAppointment[];
  readonly tallies: readonly StoredTally[];
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

export async function readStored(query: Query, widgetId: number): Promise<StoredWidget> {
  const rows = async <Result>(text: string) =>
    // Each statement names the columns of its type.
    (await query(text, [widgetId])) as Result[];
  const [home] = await rows<{ timezone: string }>(
    "select timezone from clients where id = (select client_id from widget_configs where id = $1)",
  );
  return {
    zone: home?.timezone ?? "UTC",
    talks: await rows(
      `select id, session_id, is_spam, status, message_count, human_response_count,
        duration_seconds, satisfaction_rating, handoff_type, lead_captured, lead_id, page_url,
        referrer_url, ${ms("started_at")} as started_at_ms, ${ms("ended_at")} as ended_at_ms
       from widget_conversations where widget_id = $1`,
    ),
    messages: await rows(
      `select conversation_id, message_type, knowledge_base_id, confidence_score, response_time_ms,
        was_helpful, metadata ->> 'answered_by' as answered_by
       from widget_messages where conversation_id in (
         select id from widget_conversations where widget_id = $1)`,
    ),
    leads: await rows(
      `select id, status, ${ms("created_at")} as created_at_ms from leads where widget_id = $1`,
    ),
    appointments: await rows(
      `select conversation_id, ${ms("created_at")} as created_at_ms
       from widget_appointments where widget_id = $1`,
    ),
    tallies: await rows(
      `select views, opens, ${ms("hour")} as hour_ms from widget_event_tallies where widget_id = $1`,
    ),
  };
}

export type RolledUpRows = Readonly<Record<"days" | "hours" | "entries" | "places", object[]>>;

/** What the rollup made of it, without keys and times of the rows themselves, in one order. */
export async function readRolledUp(query: Query, widgetId: number): Promise<RolledUpRows> {
  const read = async (table: string, order: string) => {
    const rows = await query(
      `select to_jsonb(t) - '{id,widget_id,created_at,updated_at}'::text[] as row
       from ${table} t where widget_id = $1 order by ${order}`,
      [widgetId],
    );
    // The one column of the statement above.
    return rows.map((found) => (found as { row: object }).row);
  };
  return {
    days: await read("widget_analytics", "date"),
    hours: await read("widget_analytics_hours", "date, hour"),
    entries: await read("widget_analytics_entries", "date, knowledge_base_id"),
    places: await read("widget_analytics_places", 'date, kind, place collate "C"'),
  };
}
