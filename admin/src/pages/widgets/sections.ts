import type { Component } from "solid-js";
import type { Widget } from "../../../../contracts/admin/widgets.ts";
import type { TextKey } from "../../i18n/i18n.ts";
import { AppearanceSection } from "./sections/appearance.tsx";
import { BookingSection } from "./sections/booking.tsx";
import { ComplianceSection } from "./sections/compliance.tsx";
import { DomainsSection } from "./sections/domains.tsx";
import { FeaturesSection } from "./sections/features.tsx";
import { HandoffSection } from "./sections/handoff.tsx";
import { HoursSection } from "./sections/hours.tsx";
import { LimitsSection } from "./sections/limits.tsx";
import { MessagesSection } from "./sections/messages.tsx";
import { NotificationsSection } from "./sections/notifications.tsx";
import type { FieldName, WidgetDraft } from "./widget-draft.ts";

export interface SectionProps {
  readonly form: WidgetDraft;
  readonly widget: Widget;
  /** Of the last attempt to save. */
  readonly error: unknown;
  /** Told of what was stored by another way than saving the form. */
  readonly onStored: (widget: Widget) => void;
}

interface Section {
  readonly id: string;
  readonly label: TextKey;
  readonly component: Component<SectionProps>;
}

const APPEARANCE: Section = {
  id: "appearance",
  label: "widgets.section_appearance",
  component: AppearanceSection,
};

export const SECTIONS: readonly Section[] = [
  APPEARANCE,
  { id: "messages", label: "widgets.section_messages", component: MessagesSection },
  { id: "features", label: "widgets.section_features", component: FeaturesSection },
  { id: "handoff", label: "handoff.section", component: HandoffSection },
  { id: "booking", label: "booking.section", component: BookingSection },
  { id: "hours", label: "widgets.section_hours", component: HoursSection },
  { id: "limits", label: "widgets.section_limits", component: LimitsSection },
  { id: "domains", label: "widgets.section_domains", component: DomainsSection },
  { id: "compliance", label: "widgets.section_compliance", component: ComplianceSection },
  { id: "notifications", label: "widgets.section_notifications", component: NotificationsSection },
];

/** Where each setting is edited. */
const SECTION_OF_FIELD: Record<FieldName, string> = {
  widget_name: "appearance",
  bot_name: "appearance",
  bot_avatar_url: "appearance",
  primary_color: "appearance",
  secondary_color: "appearance",
  position: "appearance",
  color_scheme: "appearance",
  locale: "appearance",
  auto_open_delay_ms: "appearance",
  welcome_message: "messages",
  intro_messages: "messages",
  quick_actions: "messages",
  offline_message: "messages",
  is_active: "features",
  enable_email_capture: "features",
  enable_phone_capture: "features",
  answer_threshold: "features",
  enable_human_handoff: "handoff",
  handoff_away_minutes: "handoff",
  handoff_wait_minutes: "handoff",
  enable_ai_handoff: "handoff",
  ai_handoff_url: "handoff",
  enable_appointment_booking: "booking",
  appointment_settings: "booking",
  business_hours: "hours",
  rate_limit_messages: "limits",
  rate_limit_window: "limits",
  require_captcha: "limits",
  blocked_ips: "limits",
  blocked_keywords: "limits",
  domain_whitelist: "domains",
  enable_chat_link: "domains",
  industry: "compliance",
  require_disclaimer: "compliance",
  disclaimer_text: "compliance",
  disclaimer_version: "compliance",
  require_consent: "compliance",
  consent_text: "compliance",
  consent_version: "compliance",
  retention_days: "compliance",
  anonymize_addresses: "compliance",
  masking: "compliance",
  daily_conversations_max: "limits",
  contact_email: "limits",
  contact_phone: "limits",
  contact_url: "limits",
  enable_email_notifications: "notifications",
  notification_email: "notifications",
  send_lead_thanks: "notifications",
  lead_thanks_text: "notifications",
};

/** Of a setting, or of a part of one, as a refusal names it: `business_hours.days.mon`. */
export function sectionWith(field: string): Section | null {
  const id = Object.entries(SECTION_OF_FIELD).find(([name]) => name === field.split(".")[0])?.[1];
  return id === undefined ? null : sectionOf(id);
}

export function sectionOf(id: string | undefined): Section {
  return SECTIONS.find((section) => section.id === id) ?? APPEARANCE;
}
