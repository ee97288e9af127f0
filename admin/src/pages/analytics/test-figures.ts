import type { Figures } from "../../../../contracts/admin/analytics.ts";

/** Nothing happened, but for what is given. For tests. */
export function makeFigures(some: Partial<Figures>): Figures {
  return {
    conversations: 0,
    completed: 0,
    abandoned: 0,
    spam: 0,
    messages: 0,
    leads: 0,
    conversions: 0,
    appointments: 0,
    with_lead: 0,
    with_appointment: 0,
    handoffs_email: 0,
    handoffs_phone: 0,
    handoffs_ai_agent: 0,
    handoffs_human: 0,
    views: 0,
    opens: 0,
    helpful: 0,
    not_helpful: 0,
    knowledge_matches: 0,
    fallbacks: 0,
    ratings: 0,
    answered: 0,
    durable: 0,
    undecided: 0,
    avg_response_time_ms: null,
    avg_duration_seconds: null,
    avg_messages: null,
    avg_confidence: null,
    avg_rating: null,
    ...some,
  };
}
