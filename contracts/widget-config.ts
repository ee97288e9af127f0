import { z } from "zod";
import { BusinessContact } from "./guard.ts";

export const WIDGET_KEY_PATTERN = /^wtfu_[0-9a-f]{32}$/;
export const WidgetKey = z.string().regex(WIDGET_KEY_PATTERN);

export const POSITIONS = ["bottom-right", "bottom-left", "top-right", "top-left"] as const;
export const INDUSTRIES = ["general", "healthcare", "legal", "financial"] as const;
export const COLOR_SCHEMES = ["auto", "light", "dark"] as const;

/** A time of day in the client's zone, `HH:MM`, 24 h. `24:00` is the end of the day. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** An interval whose `close` is not after its `open` runs past midnight. */
export const OpeningInterval = z.object({ open: TimeOfDay, close: TimeOfDay });
const DayIntervals = z.array(OpeningInterval);

export const BusinessHours = z.object({
  /** IANA zone, such as `America/Chicago`. */
  timezone: z.string(),
  days: z.object({
    mon: DayIntervals,
    tue: DayIntervals,
    wed: DayIntervals,
    thu: DayIntervals,
    fri: DayIntervals,
    sat: DayIntervals,
    sun: DayIntervals,
  }),
  /** Days that differ: closed where `intervals` is empty. `date` is `YYYY-MM-DD`. */
  holidays: z.array(z.object({ date: z.iso.date(), name: z.string(), intervals: DayIntervals })),
});
export type BusinessHours = z.infer<typeof BusinessHours>;

/** A button below the welcome message: what it does, and what it needs for that. */
export const QuickAction = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ask"), label: z.string(), message: z.string() }),
  z.object({ type: z.literal("capture_lead"), label: z.string() }),
  z.object({ type: z.literal("link"), label: z.string(), url: z.url() }),
  z.object({ type: z.literal("book_appointment"), label: z.string() }),
  z.object({ type: z.literal("handoff"), label: z.string() }),
]);
export type QuickAction = z.infer<typeof QuickAction>;

/** All that a browser may know of a widget. Nothing private may ever be added here. */
export const WidgetConfig = z.object({
  widget_key: WidgetKey,
  widget_name: z.string(),
  primary_color: z.string(),
  secondary_color: z.string(),
  position: z.enum(POSITIONS),
  welcome_message: z.string(),
  bot_name: z.string(),
  bot_avatar_url: z.string().nullable(),
  enable_appointment_booking: z.boolean(),
  enable_email_capture: z.boolean(),
  enable_phone_capture: z.boolean(),
  enable_ai_handoff: z.boolean(),
  /** Whether one may ask for a person. */
  enable_human_handoff: z.boolean(),
  business_hours: BusinessHours.nullable(),
  offline_message: z.string(),
  is_active: z.boolean(),
  industry: z.enum(INDUSTRIES),
  require_captcha: z.boolean(),
  /** Turnstile's; null: the widget has none, and nobody can be challenged. */
  captcha_site_key: z.string().nullable(),
  require_disclaimer: z.boolean(),
  disclaimer_text: z.string().nullable(),
  disclaimer_version: z.string().nullable(),
  /** Whether nothing may be stored before the visitor agrees to it. */
  require_consent: z.boolean(),
  consent_text: z.string().nullable(),
  consent_version: z.string().nullable(),
  /** For whoever cannot or does not want to use the chat. */
  contact: BusinessContact,
  intro_messages: z.array(z.string()),
  quick_actions: z.array(QuickAction),
  /** Null: never opens by itself. */
  auto_open_delay_ms: z.number().int().nonnegative().nullable(),
  /** BCP 47. The widget falls back to English for a language it has no texts in. */
  locale: z.string(),
  color_scheme: z.enum(COLOR_SCHEMES),
  /** Grows with every publication of the widget. */
  version: z.number().int(),
});
export type WidgetConfig = z.infer<typeof WidgetConfig>;
