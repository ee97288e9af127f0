import type { ChangeWidget, Widget } from "../../../../contracts/admin/widgets.ts";
import type { Env } from "../../env.ts";
import { siteKeyOf } from "../../guard/platform-captcha.ts";
import {
  toAppointmentSettings,
  toBusinessHours,
  toQuickActions,
} from "../../store/snapshot-source.ts";
import type { WidgetChange, WidgetRow } from "../../store/widget-settings.ts";

/** Which column a setting is stored in; the rest of the two tables is the same word in two spellings. */
const COLUMNS = {
  widget_name: "widgetName",
  is_active: "isActive",
  primary_color: "primaryColor",
  secondary_color: "secondaryColor",
  position: "position",
  color_scheme: "colorScheme",
  locale: "locale",
  auto_open_delay_ms: "autoOpenDelayMs",
  bot_name: "botName",
  bot_avatar_url: "botAvatarUrl",
  welcome_message: "welcomeMessage",
  intro_messages: "introMessages",
  quick_actions: "quickActions",
  offline_message: "offlineMessage",
  enable_appointment_booking: "enableAppointmentBooking",
  enable_email_capture: "enableEmailCapture",
  enable_phone_capture: "enablePhoneCapture",
  enable_ai_handoff: "enableAiHandoff",
  ai_handoff_url: "aiHandoffUrl",
  answer_threshold: "answerThreshold",
  business_hours: "businessHours",
  rate_limit_messages: "rateLimitMessages",
  rate_limit_window: "rateLimitWindow",
  require_captcha: "requireCaptcha",
  blocked_ips: "blockedIps",
  blocked_keywords: "blockedKeywords",
  domain_whitelist: "domainWhitelist",
  enable_chat_link: "enableChatLink",
  industry: "industry",
  require_disclaimer: "requireDisclaimer",
  disclaimer_text: "disclaimerText",
  disclaimer_version: "disclaimerVersion",
  require_consent: "requireConsent",
  consent_text: "consentText",
  consent_version: "consentVersion",
  retention_days: "retentionDays",
  anonymize_addresses: "anonymizeAddresses",
  masking: "masking",
  daily_conversations_max: "dailyConversationsMax",
  contact_email: "contactEmail",
  contact_phone: "contactPhone",
  contact_url: "contactUrl",
  enable_email_notifications: "enableEmailNotifications",
  notification_email: "notificationEmail",
  enable_human_handoff: "enableHumanHandoff",
  handoff_away_minutes: "handoffAwayMinutes",
  handoff_wait_minutes: "handoffWaitMinutes",
  send_lead_thanks: "sendLeadThanks",
  lead_thanks_text: "leadThanksText",
  appointment_settings: "appointmentSettings",
} as const satisfies Record<keyof ChangeWidget, keyof WidgetChange>;

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]; // Keys of a table written out above.

/** Only what was named: a setting that is not there must not become null. */
export function toWidgetChange(body: ChangeWidget): WidgetChange {
  const named = NAMES.filter((name) => body[name] !== undefined);
  return Object.fromEntries(named.map((name) => [COLUMNS[name], body[name]]));
}

export function widgetOf(env: Env, row: WidgetRow): Widget {
  const settings = Object.fromEntries(NAMES.map((name) => [name, row[COLUMNS[name]]]));
  return {
    // From the very columns that the table above names; their types are the contract's by it.
    ...(settings as Omit<ChangeWidget, "business_hours"> as Widget),
    id: row.id,
    client_id: row.clientId,
    client_name: row.clientName,
    client_timezone: row.clientTimezone,
    widget_key: row.widgetKey,
    captcha_site_key: row.captchaSiteKey,
    can_challenge: siteKeyOf(env, row.captchaSiteKey) !== null,
    business_hours: toBusinessHours(row.businessHours, row.clientTimezone),
    quick_actions: toQuickActions(row.quickActions),
    appointment_settings: toAppointmentSettings(row.appointmentSettings),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
