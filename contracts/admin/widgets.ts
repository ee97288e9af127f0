import { z } from "zod";
import { AppointmentSettings } from "../appointments.ts";
import { PageQuery, pageOf } from "../page.ts";
import { BusinessHours, QuickAction, WidgetKey } from "../widget-config.ts";
import { Instant, QueryFlag, QueryId, RowId, Search, visibleText } from "./fields.ts";
import { changes, reads } from "./operation.ts";
import { WidgetFields } from "./widget-fields.ts";

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
  consent_text: z.string().nullable(),
  consent_version: z.string().nullable(),
  contact_email: z.string().nullable(),
  contact_phone: z.string().nullable(),
  contact_url: z.string().nullable(),
  /** Turnstile's public key; its secret is never read back. Null: the platform's, if it has one. */
  captcha_site_key: z.string().nullable(),
  /** Whether visitors can be challenged: the widget or the platform has keys. */
  can_challenge: z.boolean(),
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
  /** IANA; a widget's days are its client's. */
  client_timezone: z.string(),
});

/** What a website may be made with, where the tag can tell. */
export const EMBED_PLATFORMS = [
  "wordpress",
  "shopify",
  "wix",
  "squarespace",
  "webflow",
  "gtm",
] as const;
export type EmbedPlatform = (typeof EMBED_PLATFORMS)[number];

export const EmbedCode = z.object({
  /** The recommended form: one tag, with the config inside. */
  tag: z.string(),
  /** The same, by which we learn what the website is made with. */
  platform_tags: z.array(z.object({ platform: z.enum(EMBED_PLATFORMS), tag: z.string() })),
  /** For pages where only a plain script is possible. */
  plain_tag: z.string(),
  /** Of earlier versions; still works. */
  legacy_code: z.string(),
  script_url: z.string(),
  /** A page of ours with nothing but the chat; null where the widget has none. */
  chat_link: z.string().nullable(),
});

/** Both, or neither. The secret is written only. */
const CaptchaKeys = z.union([
  z.object({ site_key: visibleText(100), secret_key: visibleText(100) }),
  z.object({ site_key: z.null(), secret_key: z.null() }),
]);

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
  "PUT /widgets/:widgetId/captcha-keys": changes({
    summary: "Gives the widget its own Turnstile keys, or takes them away",
    right: "widgets.manage",
    scope: "widget",
    body: CaptchaKeys,
    out: Widget,
    audit: "widget.captcha_keys_changed",
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
  "POST /widgets/:widgetId/wordpress-plugin": changes({
    summary: "The WordPress plugin as a zip, set up for this widget, with a secret inside",
    right: "widgets.manage",
    scope: "widget",
    body: z.object({}),
    out: "zip",
    audit: "widget.plugin_downloaded",
  }),
} as const;
