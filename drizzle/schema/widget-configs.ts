import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
} from "drizzle-orm/pg-core";
import { MASKING_KINDS } from "../../contracts/guard.ts";
import { COLOR_SCHEMES, INDUSTRIES, POSITIONS } from "../../contracts/widget-config.ts";
import { clients } from "./clients.ts";
import { createdAt, identityKey, oneOf, updatedAt } from "./columns.ts";
import { users } from "./users.ts";

/** The best entry is given when it is rather right than wrong, with a little to spare. */
export const DEFAULT_ANSWER_THRESHOLD = 0.55;

export const widgetConfigs = pgTable(
  "widget_configs",
  {
    id: identityKey(),
    clientId: integer("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    /** Public: it names the widget and proves nothing. */
    widgetKey: text("widget_key").notNull().unique("widget_configs_widget_key_unique"),
    widgetName: text("widget_name").notNull(),
    primaryColor: text("primary_color").notNull().default("#0f766e"),
    secondaryColor: text("secondary_color").notNull().default("#134e4a"),
    position: text("position", { enum: POSITIONS }).notNull().default("bottom-right"),
    welcomeMessage: text("welcome_message").notNull().default("Hello! How can we help you today?"),
    botName: text("bot_name").notNull().default("Assistant"),
    botAvatarUrl: text("bot_avatar_url"),
    enableAppointmentBooking: boolean("enable_appointment_booking").notNull().default(false),
    enableEmailCapture: boolean("enable_email_capture").notNull().default(true),
    enablePhoneCapture: boolean("enable_phone_capture").notNull().default(true),
    enableAiHandoff: boolean("enable_ai_handoff").notNull().default(false),
    aiHandoffUrl: text("ai_handoff_url"),
    /** Signs what the AI agent is asked. Made when it is first needed. */
    agentSecret: text("agent_secret"),
    enableHumanHandoff: boolean("enable_human_handoff").notNull().default(true),
    handoffAwayMinutes: integer("handoff_away_minutes").notNull().default(5),
    handoffWaitMinutes: integer("handoff_wait_minutes").notNull().default(3),
    sendLeadThanks: boolean("send_lead_thanks").notNull().default(false),
    leadThanksText: text("lead_thanks_text"),
    businessHours: jsonb("business_hours"),
    offlineMessage: text("offline_message")
      .notNull()
      .default("We are closed right now. Leave your details and we will get back to you."),
    rateLimitMessages: integer("rate_limit_messages").notNull().default(10),
    /** Seconds. */
    rateLimitWindow: integer("rate_limit_window").notNull().default(60),
    requireCaptcha: boolean("require_captcha").notNull().default(false),
    /** Turnstile's, of the widget's own; without them the platform's are used, if it has any. */
    captchaSiteKey: text("captcha_site_key"),
    captchaSecretKey: text("captcha_secret_key"),
    /** Null: any number. */
    dailyConversationsMax: integer("daily_conversations_max"),
    blockedIps: text("blocked_ips").array().notNull().default([]),
    blockedKeywords: text("blocked_keywords").array().notNull().default([]),
    isActive: boolean("is_active").notNull().default(true),
    /** Host patterns; empty: any page may embed the widget. */
    domainWhitelist: text("domain_whitelist").array().notNull().default([]),
    /** Whether there is a page of ours with nothing but this chat. */
    enableChatLink: boolean("enable_chat_link").notNull().default(true),
    /** Makes the session of a verified person: nobody can find it out who knows only the person's id. */
    identitySalt: text("identity_salt")
      .notNull()
      .default(sql`replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`),
    createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
    industry: text("industry", { enum: INDUSTRIES }).notNull().default("general"),
    requireDisclaimer: boolean("require_disclaimer").notNull().default(false),
    disclaimerText: text("disclaimer_text"),
    disclaimerVersion: text("disclaimer_version"),
    requireConsent: boolean("require_consent").notNull().default(false),
    consentText: text("consent_text"),
    consentVersion: text("consent_version"),
    anonymizeAddresses: boolean("anonymize_addresses").notNull().default(false),
    masking: text("masking", { enum: MASKING_KINDS })
      .array()
      .notNull()
      .default(["card_number", "ssn"]),
    /** How whoever is not served here reaches the business. */
    contactEmail: text("contact_email"),
    contactPhone: text("contact_phone"),
    contactUrl: text("contact_url"),
    enableEmailNotifications: boolean("enable_email_notifications").notNull().default(false),
    notificationEmail: text("notification_email"),
    introMessages: text("intro_messages").array().notNull().default([]),
    quickActions: jsonb("quick_actions").notNull().default([]),
    /** Null: never opens by itself. */
    autoOpenDelayMs: integer("auto_open_delay_ms"),
    locale: text("locale").notNull().default("en"),
    colorScheme: text("color_scheme", { enum: COLOR_SCHEMES }).notNull().default("auto"),
    /** Confidence, 0–1, from which an entry is given as the answer. */
    answerThreshold: doublePrecision("answer_threshold")
      .notNull()
      .default(DEFAULT_ANSWER_THRESHOLD),
    retentionDays: integer("retention_days").notNull().default(365),
    /** Whether a model may phrase answers, from the entries that were found and nothing else. */
    enableGeneration: boolean("enable_generation").notNull().default(false),
    /** Millionths of a US dollar. */
    generationDailyCeilingMicros: integer("generation_daily_ceiling_micros")
      .notNull()
      .default(1_000_000),
    appointmentSettings: jsonb("appointment_settings"),
    /** Names the calendar feed, and is all that guards it. Made when it is first asked for. */
    calendarFeedToken: text("calendar_feed_token").unique(
      "widget_configs_calendar_feed_token_unique",
    ),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check("widget_configs_widget_key_check", sql`${table.widgetKey} ~ '^wtfu_[0-9a-f]{32}$'`),
    oneOf("widget_configs_position_check", table.position, POSITIONS),
    oneOf("widget_configs_industry_check", table.industry, INDUSTRIES),
    oneOf("widget_configs_color_scheme_check", table.colorScheme, COLOR_SCHEMES),
    check(
      "widget_configs_rate_limit_check",
      sql`${table.rateLimitMessages} > 0 and ${table.rateLimitWindow} > 0`,
    ),
    // A notice that cannot be read cannot be accepted, and would shut every visitor out.
    check(
      "widget_configs_disclaimer_check",
      sql`not ${table.requireDisclaimer} or ${table.disclaimerText} is not null`,
    ),
    check(
      "widget_configs_consent_check",
      sql`not ${table.requireConsent} or ${table.consentText} is not null`,
    ),
    check(
      "widget_configs_captcha_keys_check",
      sql`(${table.captchaSiteKey} is null) = (${table.captchaSecretKey} is null)`,
    ),
    check("widget_configs_daily_conversations_check", sql`${table.dailyConversationsMax} > 0`),
    check(
      "widget_configs_handoff_minutes_check",
      sql`${table.handoffAwayMinutes} > 0 and ${table.handoffWaitMinutes} > 0`,
    ),
    check("widget_configs_threshold_check", sql`${table.answerThreshold} between 0 and 1`),
    check("widget_configs_retention_check", sql`${table.retentionDays} > 0`),
    check("widget_configs_auto_open_check", sql`${table.autoOpenDelayMs} >= 0`),
    check(
      "widget_configs_generation_ceiling_check",
      sql`${table.generationDailyCeilingMicros} >= 0`,
    ),
    index("widget_configs_client_page").on(table.clientId, table.createdAt.desc(), table.id.desc()),
    index("widget_configs_created_by_index").on(table.createdBy),
  ],
);
