import { z } from "zod";
import { AppointmentSettings } from "../appointments.ts";
import { PageQuery, pageOf } from "../page.ts";
import { boundedText } from "../text.ts";
import {
  BusinessHours,
  COLOR_SCHEMES,
  INDUSTRIES,
  POSITIONS,
  QuickAction,
  WidgetKey,
} from "../widget-config.ts";
import {
  EmailAddress,
  HttpsUrl,
  Instant,
  optionalText,
  QueryFlag,
  QueryId,
  RowId,
  Search,
  TimeZone,
  visibleText,
} from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const QUICK_ACTIONS_MAX = 10;
export const INTRO_MESSAGES_MAX = 5;
export const LIST_ITEMS_MAX = 200;

const Color = z.string().regex(/^#[0-9a-f]{6}$/i, { message: "must be a color such as #0f766e" });
const HOST_PATTERN =
  /^(?:\*\.)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)(?:\.[\p{L}\p{N}-]+)*(?::\d{1,5})?$/u;
const HostPattern = boundedText(260)
  .transform((host) => host.toLowerCase())
  .refine((host) => HOST_PATTERN.test(host), {
    message: "must be a host such as example.com or *.example.com",
  });
const AddressPattern = boundedText(64).refine((text) => /^[0-9a-f.:]+(?:\/\d{1,3})?$/i.test(text), {
  message: "must be an IP address or a range such as 203.0.113.0/24",
});

const LABEL_CHARS_MAX = 40;
const ButtonLabel = visibleText(LABEL_CHARS_MAX);

/** Stricter than what may be stored: a button without words, or one that leads nowhere, is refused. */
const EditableAction = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ask"), label: ButtonLabel, message: visibleText(500) }),
  z.object({ type: z.literal("capture_lead"), label: ButtonLabel }),
  z.object({
    type: z.literal("link"),
    label: ButtonLabel,
    url: z.url({ protocol: /^(?:https?|mailto|tel)$/, message: "must be an address to follow" }),
  }),
  z.object({ type: z.literal("book_appointment"), label: ButtonLabel }),
  z.object({ type: z.literal("handoff"), label: ButtonLabel }),
]);

const EditableHours = BusinessHours.extend({
  timezone: TimeZone,
  holidays: BusinessHours.shape.holidays.max(100),
});

/** What a user may settle of a widget. */
const WidgetFields = z.object({
  widget_name: visibleText(120),
  is_active: z.boolean(),
  primary_color: Color,
  secondary_color: Color,
  position: z.enum(POSITIONS),
  color_scheme: z.enum(COLOR_SCHEMES),
  locale: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$|^auto$/, {
    message: "must be a language such as en or es-MX",
  }),
  auto_open_delay_ms: z.int().min(0).max(600_000).nullable(),
  bot_name: visibleText(60),
  bot_avatar_url: HttpsUrl.nullable(),
  welcome_message: visibleText(500),
  intro_messages: z.array(visibleText(500)).max(INTRO_MESSAGES_MAX),
  quick_actions: z.array(EditableAction).max(QUICK_ACTIONS_MAX),
  offline_message: visibleText(1_000),
  enable_appointment_booking: z.boolean(),
  enable_email_capture: z.boolean(),
  enable_phone_capture: z.boolean(),
  enable_ai_handoff: z.boolean(),
  ai_handoff_url: HttpsUrl.nullable(),
  /** Confidence, 0–1, from which an entry is given as the answer. */
  answer_threshold: z.number().min(0).max(1),
  /** Null: always open. */
  business_hours: EditableHours.nullable(),
  rate_limit_messages: z.int().min(1).max(1_000),
  /** Seconds. */
  rate_limit_window: z.int().min(1).max(86_400),
  require_captcha: z.boolean(),
  blocked_ips: z.array(AddressPattern).max(LIST_ITEMS_MAX),
  blocked_keywords: z.array(visibleText(100)).max(LIST_ITEMS_MAX),
  domain_whitelist: z.array(HostPattern).max(LIST_ITEMS_MAX),
  industry: z.enum(INDUSTRIES),
  require_disclaimer: z.boolean(),
  disclaimer_text: optionalText(4_000),
  disclaimer_version: optionalText(50),
  retention_days: z.int().min(1).max(3_650),
  enable_email_notifications: z.boolean(),
  notification_email: EmailAddress.nullable(),
  /** Whether visitors may ask for a person of the client's, and users take conversations over. */
  enable_human_handoff: z.boolean(),
  /** Minutes without a sign of life of the user who answers, after which the bot is back. */
  handoff_away_minutes: z.int().min(1).max(120),
  /** Minutes that a visitor waits for a person before the lead form is offered. */
  handoff_wait_minutes: z.int().min(1).max(60),
  /** Whether whoever leaves an e-mail address is thanked by mail, in these words or the usual ones. */
  send_lead_thanks: z.boolean(),
  lead_thanks_text: optionalText(2_000),
  appointment_settings: AppointmentSettings.nullable(),
});
export type WidgetFields = z.infer<typeof WidgetFields>;

export const CreateWidget = WidgetFields.partial()
  .required({ widget_name: true })
  /** Of a super admin, who has no client of their own. */
  .extend({ client_id: RowId.optional() });
export const ChangeWidget = WidgetFields.partial();
export type ChangeWidget = z.infer<typeof ChangeWidget>;
/** `seen_updated_at`: the widget's `updated_at` that the change was made upon; another is a `conflict`. */
const PatchWidget = ChangeWidget.extend({ seen_updated_at: Instant.optional() });

/** As stored: what the database holds need not pass today's rules. */
export const Widget = z.object({
  id: RowId,
  client_id: RowId,
  client_name: z.string(),
  client_timezone: z.string(),
  widget_key: WidgetKey,
  ...WidgetFields.shape,
  locale: z.string(),
  primary_color: z.string(),
  secondary_color: z.string(),
  bot_avatar_url: z.string().nullable(),
  ai_handoff_url: z.string().nullable(),
  widget_name: z.string(),
  bot_name: z.string(),
  welcome_message: z.string(),
  offline_message: z.string(),
  intro_messages: z.array(z.string()),
  quick_actions: z.array(QuickAction),
  business_hours: BusinessHours.nullable(),
  blocked_ips: z.array(z.string()),
  blocked_keywords: z.array(z.string()),
  domain_whitelist: z.array(z.string()),
  disclaimer_text: z.string().nullable(),
  disclaimer_version: z.string().nullable(),
  notification_email: z.string().nullable(),
  lead_thanks_text: z.string().nullable(),
  appointment_settings: AppointmentSettings.nullable(),
  created_at: Instant,
  updated_at: Instant,
});
export type Widget = z.infer<typeof Widget>;

export const WidgetSummary = Widget.pick({
  id: true,
  client_id: true,
  client_name: true,
  client_timezone: true,
  widget_key: true,
  widget_name: true,
  primary_color: true,
  bot_name: true,
  bot_avatar_url: true,
  is_active: true,
  created_at: true,
}).extend({
  /** Where it was seen last; null: nowhere yet. */
  last_seen: z.object({ domain: z.string(), at: Instant.nullable() }).nullable(),
  /** Of the last seven days, spam left out. */
  conversations_7d: z.int(),
  leads_7d: z.int(),
  entry_count: z.int(),
});
export type WidgetSummary = z.infer<typeof WidgetSummary>;

export const ListWidgets = PageQuery.extend({
  search: Search,
  client_id: QueryId.optional(),
  is_active: QueryFlag.optional(),
});

/** What a filter needs of a widget. */
export const WidgetOption = z.object({
  id: RowId,
  widget_name: z.string(),
  client_id: RowId,
  client_name: z.string(),
});

export const EmbedCode = z.object({
  /** The recommended form: one tag, with the config inside. */
  tag: z.string(),
  /** For pages where only a plain script is possible. */
  plain_tag: z.string(),
  /** Of earlier versions; still works. */
  legacy_code: z.string(),
  script_url: z.string(),
});

/** Standard Webhooks: `whsec_` and base64. */
const AgentSecret = z.object({ secret: z.string() });

export const AgentTest = z.object({
  is_ok: z.boolean(),
  /** What the agent said; null where it failed. */
  reply: z.string().nullable(),
  /** Why it failed, in a sentence; null where it did not. */
  problem: z.string().nullable(),
  duration_ms: z.int().nonnegative(),
});
export type AgentTest = z.infer<typeof AgentTest>;

export const widgetOperations = {
  "GET /widgets": reads({
    summary: "Lists widgets, newest first",
    right: "widgets.read",
    query: ListWidgets,
    out: pageOf(WidgetSummary),
  }),
  "POST /widgets": changes({
    summary: "Creates a widget with the default knowledge, live at once",
    right: "widgets.manage",
    body: CreateWidget,
    status: 201,
    out: Widget,
    audit: "widget.created",
    isCreate: true,
  }),
  "GET /widget-options": reads({
    summary: "Names of the caller's widgets, for filters",
    right: "conversations.read",
    out: z.object({ items: z.array(WidgetOption) }),
  }),
  "GET /widgets/:widgetId": reads({
    summary: "One widget with all its settings",
    right: "widgets.read",
    scope: "widget",
    out: Widget,
  }),
  "PATCH /widgets/:widgetId": changes({
    summary: "Changes settings; visitors see them within seconds",
    right: "widgets.manage",
    scope: "widget",
    body: PatchWidget,
    bodyBytesMax: 128 * 1024,
    out: Widget,
    audit: "widget.updated",
  }),
  "DELETE /widgets/:widgetId": changes({
    summary: "Deletes the widget with its knowledge, conversations and figures; leads stay",
    right: "widgets.manage",
    scope: "widget",
    body: z.object({ confirm_name: z.string() }),
    out: null,
    audit: "widget.deleted",
  }),
  "POST /widgets/:widgetId/duplicate": changes({
    summary: "A new widget with the same settings, knowledge, tests and spam rules, not active yet",
    right: "widgets.manage",
    scope: "widget",
    body: z.object({ widget_name: visibleText(120).optional() }),
    status: 201,
    out: Widget,
    audit: "widget.duplicated",
    isCreate: true,
  }),
  "POST /widgets/:widgetId/rotate-key": changes({
    summary: "Gives the widget a new key; tags with the old one stop working",
    right: "widgets.manage",
    scope: "widget",
    body: z.object({}),
    out: Widget,
    audit: "widget.key_rotated",
  }),
  "GET /widgets/:widgetId/agent-secret": reads({
    summary: "What the widget's AI agent checks our signatures with",
    right: "widgets.manage",
    scope: "widget",
    out: AgentSecret,
  }),
  "POST /widgets/:widgetId/agent-secret": changes({
    summary: "Gives it a new secret; the old one stops working",
    right: "widgets.manage",
    scope: "widget",
    body: z.object({}),
    out: AgentSecret,
    audit: "widget.agent_secret_renewed",
  }),
  "POST /widgets/:widgetId/agent-test": changes({
    summary: "Asks the widget's AI agent a question, and tells what came back",
    right: "widgets.manage",
    scope: "widget",
    body: z.object({ question: visibleText(500) }),
    out: AgentTest,
    audit: null,
  }),
  "GET /widgets/:widgetId/embed": reads({
    summary: "The code that a site owner pastes",
    right: "widgets.read",
    scope: "widget",
    out: EmbedCode,
  }),
} as const;
