import type { Figures } from "../../../../contracts/admin/analytics.ts";

/** How a measure is written, and what its changes are: per cent of it, or points of a share. */
export type Unit = "count" | "share" | "decimal" | "ms" | "seconds";

export interface Measure {
  readonly unit: Unit;
  /** Null where there is nothing to make it of. */
  readonly value: (figures: Figures) => number | null;
  /** Whether more of it is good news, bad news or no news. */
  readonly isMore?: "better" | "worse";
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

const count = (name: CountName, isMore?: "better" | "worse"): Measure => ({
  unit: "count",
  value: (figures) => figures[name],
  ...(isMore ? { isMore } : {}),
});

type CountName = {
  [Name in keyof Figures]: null extends Figures[Name] ? never : Name;
}[keyof Figures];

/** All that can be shown of a span of days. Rates are made of its sums. */
export const MEASURES = {
  views: count("views"),
  opens: count("opens"),
  conversations: count("conversations"),
  messages: count("messages"),
  completed: count("completed", "better"),
  abandoned: count("abandoned", "worse"),
  spam: count("spam"),
  leads: count("leads", "better"),
  conversion: {
    unit: "share",
    value: ({ with_lead, conversations }) => shareOf(with_lead, conversations),
    isMore: "better",
  },
  appointments: count("appointments", "better"),
  conversions: count("conversions", "better"),
  handoffs: {
    unit: "count",
    value: (figures) =>
      figures.handoffs_human +
      figures.handoffs_email +
      figures.handoffs_phone +
      figures.handoffs_ai_agent,
  },
  matched: {
    unit: "share",
    value: ({ knowledge_matches, fallbacks }) =>
      shareOf(knowledge_matches, knowledge_matches + fallbacks),
    isMore: "better",
  },
  helpful: {
    unit: "share",
    value: ({ helpful, not_helpful }) => shareOf(helpful, helpful + not_helpful),
    isMore: "better",
  },
  confidence: { unit: "share", value: ({ avg_confidence }) => avg_confidence, isMore: "better" },
  rating: { unit: "decimal", value: ({ avg_rating }) => avg_rating, isMore: "better" },
  response_time: {
    unit: "ms",
    value: ({ avg_response_time_ms }) => avg_response_time_ms,
    isMore: "worse",
  },
  duration: { unit: "seconds", value: ({ avg_duration_seconds }) => avg_duration_seconds },
  length: { unit: "decimal", value: ({ avg_messages }) => avg_messages },
  durable: {
    unit: "share",
    value: ({ durable, answered }) => shareOf(durable, answered),
    isMore: "better",
  },
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof MEASURES;

export function isMeasureName(word: string | undefined): word is MeasureName {
  return word !== undefined && Object.hasOwn(MEASURES, word);
}

export type Change =
  | { readonly kind: "unknown" }
  | { readonly kind: "same" }
  /** Of a share: by how many points; of all else: by which part of what it was. */
  | { readonly kind: "more" | "less"; readonly by: number; readonly isPoints: boolean };

/** What would be written as no change is none. */
const LEAST = 0.005;

/** Against nothing there is no comparison: the first lead is no growth by so many per cent. */
export function changeOf(unit: Unit, now: number | null, before: number | null): Change {
  if (now === null || before === null || before === 0) return { kind: "unknown" };
  const isPoints = unit === "share";
  const by = isPoints ? (now - before) * 100 : (now - before) / before;
  if (Math.abs(by) < (isPoints ? LEAST * 100 : LEAST)) return { kind: "same" };
  return { kind: by > 0 ? "more" : "less", by, isPoints };
}

export type News = "good" | "bad" | "none";

export function newsOf({ isMore }: Measure, { kind }: Change): News {
  if (!isMore || kind === "unknown" || kind === "same") return "none";
  return (kind === "more") === (isMore === "better") ? "good" : "bad";
}
