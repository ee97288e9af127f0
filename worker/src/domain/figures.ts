import type { Figures } from "../../../contracts/admin/analytics.ts";

const AVERAGES = [
  "avg_response_time_ms",
  "avg_duration_seconds",
  "avg_messages",
  "avg_confidence",
  "avg_rating",
] as const;

/** What figures are made of: everything in it may be added up over widgets and days. */
export type FigureSums = Omit<Figures, (typeof AVERAGES)[number]> & {
  readonly response_time_ms_sum: number;
  readonly response_time_count: number;
  readonly duration_seconds_sum: number;
  readonly duration_count: number;
  readonly rating_sum: number;
  readonly confidence_sum: number;
  readonly confidence_count: number;
};

export const NO_FIGURES: FigureSums = {
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
  response_time_ms_sum: 0,
  response_time_count: 0,
  duration_seconds_sum: 0,
  duration_count: 0,
  rating_sum: 0,
  confidence_sum: 0,
  confidence_count: 0,
};

// The keys of the object above, as its type says; `Object.keys` does not.
export const SUMMED = Object.keys(NO_FIGURES) as readonly (keyof FigureSums)[];

export function addUp(rows: readonly FigureSums[]): FigureSums {
  const total = { ...NO_FIGURES };
  for (const row of rows) for (const name of SUMMED) total[name] += row[name];
  return total;
}

/** Rates come from sums: a mean of daily means would weigh a quiet day like a busy one. */
export function figuresOf(sums: FigureSums): Figures {
  const {
    response_time_ms_sum,
    response_time_count,
    duration_seconds_sum,
    duration_count,
    rating_sum,
    confidence_sum,
    confidence_count,
    ...counts
  } = sums;
  return {
    ...counts,
    avg_response_time_ms: mean(response_time_ms_sum, response_time_count),
    avg_duration_seconds: mean(duration_seconds_sum, duration_count),
    avg_messages: mean(counts.messages, counts.conversations),
    avg_confidence: mean(confidence_sum, confidence_count),
    avg_rating: mean(rating_sum, counts.ratings),
  };
}

function mean(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count;
}
