import type {
  GapReport,
  HealthReport,
  KnowledgeGap,
  ReplayReport,
} from "../../../../contracts/knowledge-insights.ts";
import type { Gap, Gaps } from "../../knowledge/insights/gaps.ts";
import type { Outcome } from "../../knowledge/insights/replay.ts";
import type { Examined, Replayed } from "../../knowledge/insights/reports.ts";
import type { SimilarPair } from "../../knowledge/insights/similar-entries.ts";
import { rounded, viewShare } from "./knowledge-insights-views.ts";

/** Longer lists are read by nobody, and the worst come first. */
const ROWS_MAX = 200;

export function viewGaps({ askings, gapCount, gaps }: Gaps, days: number): GapReport {
  return { days, askings, gap_count: gapCount, gaps: gaps.map(viewGap) };
}

function viewGap(gap: Gap): KnowledgeGap {
  const { closest, draft, endings } = gap;
  return {
    question: gap.question,
    source_message_id: gap.messageId,
    variants: [...gap.variants],
    askings: gap.askings,
    kinds: gap.kinds,
    endings: {
      abandoned: endings.abandoned,
      asked_for_person: endings.askedForPerson,
      left_details: endings.leftDetails,
      rated_badly: endings.ratedBadly,
    },
    severity: rounded(gap.severity),
    first_asked_at: new Date(gap.firstAskedAtMs).toISOString(),
    last_asked_at: new Date(gap.lastAskedAtMs).toISOString(),
    closest_entry: closest && {
      entry_id: closest.entryId,
      question: closest.question,
      confidence: closest.confidence,
    },
    proposal: gap.proposal,
    draft: {
      question: draft.question,
      alternative_questions: [...draft.alternativeQuestions],
      keywords: [...draft.keywords],
      source_message_id: gap.messageId,
      extend_entry_id: gap.proposal === "extend_entry" ? (closest?.entryId ?? null) : null,
    },
  };
}

export function viewReplay({ replay, questionOf }: Replayed, days: number): ReplayReport {
  return {
    days,
    questions: replay.questions,
    askings: replay.askings,
    answered_live: replay.answeredBefore,
    answered_draft: replay.answeredAfter,
    changes: replay.changes,
    entries: replay.entries.slice(0, ROWS_MAX).map(({ entryId, before, after, gained, lost }) => ({
      entry_id: entryId,
      question: questionOf(entryId),
      live: before,
      draft: after,
      gained,
      lost,
    })),
    moves: replay.moves.slice(0, ROWS_MAX).map(({ fromEntryId, toEntryId, askings }) => ({
      from_entry_id: fromEntryId,
      to_entry_id: toEntryId,
      askings,
    })),
    changed_questions: replay.changed
      .slice(0, ROWS_MAX)
      .map(({ kind, question, askings, before, after }) => ({
        kind,
        question,
        askings,
        live: viewOutcome(before),
        draft: viewOutcome(after),
      })),
  };
}

function viewOutcome({ entryId, confidence }: Outcome) {
  return { entry_id: entryId, confidence };
}

export function viewHealth({ health, questionOf }: Examined, days: number): HealthReport {
  const named = (entryId: number) => ({ entry_id: entryId, question: questionOf(entryId) ?? "" });
  return {
    days,
    entry_count: health.entryCount,
    never_used: health.neverUsed.slice(0, ROWS_MAX).map(named),
    often_unhelpful: health.oftenUnhelpful.slice(0, ROWS_MAX).map(({ entryId, notHelpful }) => ({
      ...named(entryId),
      not_helpful: viewShare(notHelpful),
    })),
    near_duplicates: health.similar.slice(0, ROWS_MAX).map(viewPair),
    shadowed: health.shadowed.slice(0, ROWS_MAX).map(({ entryId, question, foundEntryId }) => ({
      entry_id: entryId,
      question,
      found_entry_id: foundEntryId,
    })),
    missing_keywords: health.keywords
      .slice(0, ROWS_MAX)
      .map(({ entryId, fromVisitors, fromAnswer }) => ({
        ...named(entryId),
        from_visitors: [...fromVisitors],
        from_answer: [...fromAnswer],
      })),
  };
}

function viewPair(pair: SimilarPair): HealthReport["near_duplicates"][number] {
  return {
    entries: [
      { entry_id: pair.leftId, question: pair.leftQuestion },
      { entry_id: pair.rightId, question: pair.rightQuestion },
    ],
    similarity: rounded(pair.similarity),
    contradictions: pair.contradictions.map(({ kind, left, right }) => ({
      kind,
      facts: [[...left], [...right]],
    })),
  };
}
