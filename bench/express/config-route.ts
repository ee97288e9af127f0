import type { RequestHandler } from "express";
import type pg from "pg";

const PUBLIC_COLUMNS = `widget_key, widget_name, primary_color, secondary_color, position,
  welcome_message, bot_name, bot_avatar_url, enable_appointment_booking, enable_email_capture,
  enable_phone_capture, enable_ai_handoff, business_hours, offline_message, is_active, industry,
  require_captcha, require_disclaimer, disclaimer_text, disclaimer_version, intro_messages,
  quick_actions, auto_open_delay_ms, locale, color_scheme`;

export function configRoute(pool: pg.Pool): RequestHandler<{ key: string }> {
  return async (request, response) => {
    const { rows } = await pool.query(
      `select ${PUBLIC_COLUMNS} from widget_configs where widget_key = $1 and is_active`,
      [request.params.key],
    );
    if (!rows[0]) return void response.status(404).json({ error: { code: "not_found" } });
    response.json(rows[0]);
  };
}
