import type { TextKey } from "../i18n/i18n.ts";

/** What forms call the fields of the API; of a path such as `quick_actions.0.label`, its first part. */
const LABELS: Readonly<Record<string, TextKey>> = {
  name: "kit.name",
  email: "kit.email",
  phone: "kit.phone",
  client_id: "kit.client",
  company: "leads.company",
  notes: "leads.notes",
  website: "clients.website",
  industry: "clients.industry",
  timezone: "clients.timezone",
  country: "clients.country",
  lead_reminder_hours: "clients.reminder",
  lead_escalation_hours: "clients.escalation",
  appointment_settings: "booking.section",
  ai_handoff_url: "handoff.agent_url",
  handoff_wait_minutes: "handoff.wait",
  handoff_away_minutes: "handoff.away",
  lead_thanks_text: "widgets.thanks_text",
  lost_reason: "leads.lost_reason",
  lost_note: "leads.lost_note",
  internal_notes: "appointments.notes",
  starts_at: "appointments.when",
  shortcut: "canned.shortcut",
  question: "knowledge.question",
  answer: "knowledge.answer",
  alternative_questions: "knowledge.alternatives",
  category: "knowledge.category",
  keywords: "knowledge.keywords",
  priority: "knowledge.priority",
  source_url: "knowledge.source",
  widget_name: "widgets.widget_name",
  bot_name: "widgets.bot_name",
  events: "webhooks.events",
  scopes: "keys.scopes",
  blocked_keywords: "widgets.blocked_keywords",
};

export function labelOf(field: string): TextKey | null {
  return LABELS[field.split(".")[0] ?? ""] ?? null;
}
