import type { WebhookEvent } from "../../../../contracts/admin/webhooks.ts";
import type { TextKey } from "../../i18n/i18n.ts";

/** What each event tells, in a sentence. */
export const EVENT_WORDS = {
  "conversation.created": "webhooks.event_conversation_created",
  "conversation.handoff_requested": "webhooks.event_conversation_handoff_requested",
  "conversation.closed": "webhooks.event_conversation_closed",
  "message.created": "webhooks.event_message_created",
  "lead.created": "webhooks.event_lead_created",
  "lead.updated": "webhooks.event_lead_updated",
  "appointment.booked": "webhooks.event_appointment_booked",
  "appointment.rescheduled": "webhooks.event_appointment_rescheduled",
  "appointment.cancelled": "webhooks.event_appointment_cancelled",
  "answer.unanswered": "webhooks.event_answer_unanswered",
  "rating.received": "webhooks.event_rating_received",
} as const satisfies Record<WebhookEvent, TextKey>;
