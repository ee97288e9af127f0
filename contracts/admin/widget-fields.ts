import { z } from "zod";
import { AppointmentSettings } from "../appointments.ts";
import { MASKING_KINDS } from "../guard.ts";
import { boundedText } from "../text.ts";
import { BusinessHours, COLOR_SCHEMES, INDUSTRIES, POSITIONS } from "../widget-config.ts";
import { EmailAddress, HttpsUrl, optionalText, TimeZone, visibleText } from "./fields.ts";

export const QUICK_ACTIONS_MAX = 10;
export const INTRO_MESSAGES_MAX = 5;
export const LIST_ITEMS_MAX = 200;

const Color = z.string().regex(/^#[0-9a-f]{6}$/i, { message: "must be a color such as #0f766e" });
const HOST_PATTERN =
  /^(?:\[[\da-f:.]+\]|(?:\*\.)?(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?)(?:\.[\p{L}\p{M}\p{N}-]+)*)(?::\d{1,5})?$/u;
const HostPattern = boundedText(260)
  .transform((host) => host.toLowerCase().replace(/\.(?=:|$)/, ""))
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
export const WidgetFields = z.object({
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
  /** Whether there is a page of ours with nothing but this chat, to be linked to. */
  enable_chat_link: z.boolean(),
  industry: z.enum(INDUSTRIES),
  require_disclaimer: z.boolean(),
  disclaimer_text: optionalText(4_000),
  disclaimer_version: optionalText(50),
  /** Whether nothing is stored of a visitor before they agree. */
  require_consent: z.boolean(),
  consent_text: optionalText(4_000),
  consent_version: optionalText(50),
  retention_days: z.int().min(1).max(3_650),
  /** Whether addresses are cut to their network (IPv4 /24, IPv6 /48) before they are stored. */
  anonymize_addresses: z.boolean(),
  /** What is masked in messages before they are stored. */
  masking: z.array(z.enum(MASKING_KINDS)).max(MASKING_KINDS.length),
  /** Conversations a day, from which on new visitors are asked to come back tomorrow; null: any number. */
  daily_conversations_max: z.int().min(1).max(1_000_000).nullable(),
  /** How blocked visitors are told to reach the business. */
  contact_email: EmailAddress.nullable(),
  contact_phone: optionalText(40),
  contact_url: HttpsUrl.nullable(),
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
