import type pg from "pg";

export interface WidgetRow {
  readonly id: number;
  readonly client_id: number;
  readonly bot_name: string;
  readonly rate_limit_messages: number;
  readonly rate_limit_window: number;
  readonly answer_threshold: number;
}

/** An active widget by its public key, or null. */
export async function findWidget(
  pool: pg.Pool,
  key: string | undefined,
): Promise<WidgetRow | null> {
  const { rows } = await pool.query<WidgetRow>(
    `select id, client_id, bot_name, rate_limit_messages, rate_limit_window, answer_threshold
     from widget_configs where widget_key = $1 and is_active`,
    [key],
  );
  return rows[0] ?? null;
}
