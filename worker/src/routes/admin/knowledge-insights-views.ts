import type {
  DraftedGapEntry,
  ObservedShare,
  ThresholdReport,
  TriedQuestion,
} from "../../../../contracts/knowledge-insights.ts";
import type { Tried } from "../../knowledge/insights/reports.ts";
import type { ThresholdCurve, ThresholdPoint } from "../../knowledge/insights/threshold-curve.ts";
import type { Share } from "../../knowledge/insights/wilson.ts";
import type { DraftedGap } from "../../store/knowledge-insights-drafts.ts";

const DECIMALS = 10_000;

/** Four decimals are more than any of these figures means. */
export function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

export function viewShare({ count, of, share, lower, upper }: Share): ObservedShare {
  return {
    count,
    of,
    share: share === null ? null : rounded(share),
    lower: rounded(lower),
    upper: rounded(upper),
  };
}

export function viewTried(
  { said: { asked, reply }, questionOf }: Tried,
  target: TriedQuestion["target"],
  threshold: number,
): TriedQuestion {
  return {
    target,
    threshold,
    asked: asked.map(({ text, query, answer }) => ({
      text,
      query,
      scope: answer.scope,
      confidence: answer.confidence,
      clears_threshold: answer.clearsThreshold,
      ranked: answer.ranked.map(({ entryId, score, confidence, parts }) => ({
        entry_id: entryId,
        question: questionOf(entryId) ?? "",
        score,
        confidence,
        parts: { ...parts },
      })),
    })),
    visitor_sees: {
      text: reply.text,
      entry_id: reply.knowledgeEntryId,
      confidence: reply.confidence,
      sources: [...reply.sources],
      suggestions: [...reply.suggestions],
      action: reply.action,
    },
  };
}

export function viewThreshold(
  curve: ThresholdCurve,
  days: number,
  wrongCost: number,
): ThresholdReport {
  return {
    days,
    asked: curve.asked,
    wrong_cost: wrongCost,
    current: viewPoint(curve.current),
    recommended: curve.recommended && viewPoint(curve.recommended),
    points: curve.points.map(viewPoint),
  };
}

function viewPoint(point: ThresholdPoint): ThresholdReport["current"] {
  return {
    threshold: point.threshold,
    answered: point.answered,
    handed_over: point.handedOver,
    expected_wrong: rounded(point.expectedWrong),
    observed_wrong: viewShare(point.observedWrong),
    expected_cost: rounded(point.expectedCost),
  };
}

export function viewDrafted({ entry, test }: DraftedGap): DraftedGapEntry {
  return {
    entry: {
      id: entry.id,
      question: entry.question,
      alternative_questions: entry.alternativeQuestions,
      keywords: entry.keywords,
      category: entry.category,
      answer: entry.answer,
      is_active: entry.isActive,
    },
    test: {
      id: test.id,
      question: test.question,
      expected_entry_id: entry.id,
      source_message_id: test.sourceMessageId,
      is_active: test.isActive,
    },
  };
}
