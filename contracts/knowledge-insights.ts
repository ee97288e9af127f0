import { z } from "zod";
import { RowId } from "./admin/fields.ts";
import {
  CATEGORY_CHARS_MAX,
  CreateEntry,
  KEYWORD_CHARS_MAX,
  QUESTION_CHARS_MAX,
} from "./knowledge-entries.ts";
import { ANSWER_ACTIONS, MessageText, Source } from "./message.ts";
import { boundedText, hasVisibleText } from "./text.ts";

// What tells the owner of a widget's knowledge how it does. Questions of visitors are shown with
// their e-mail addresses and long numbers masked.

export const INSIGHT_DAYS_MAX = 365;
export const INSIGHT_DAYS_DEFAULT = 30;
export const REPLAY_QUESTIONS_MAX = 2_000;
export const REPLAY_QUESTIONS_DEFAULT = 1_000;
export const TRY_HISTORY_MAX = 10;
export const GAP_ALTERNATIVES_MAX = 20;
export const GAP_KEYWORDS_MAX = 20;

const Days = z.coerce.number().int().min(1).max(INSIGHT_DAYS_MAX).default(INSIGHT_DAYS_DEFAULT);
const Probability = z.number().min(0).max(1);
const EntryId = z.int();

export const KNOWLEDGE_STATES = ["draft", "live"] as const;

export const TryQuestion = z.object({
  question: MessageText,
  /** What the visitor wrote before, oldest first. */
  history: z.array(MessageText).max(TRY_HISTORY_MAX).default([]),
  target: z.enum(KNOWLEDGE_STATES).default("draft"),
});
export type TryQuestion = z.infer<typeof TryQuestion>;

export const TriedEntry = z.object({
  entry_id: EntryId,
  question: z.string(),
  score: z.number(),
  confidence: Probability,
  /** What the score is made of, by the engine's own names for it. */
  parts: z.record(z.string(), z.number()),
});

/** One question of the message as it was put to the knowledge, and what was found. */
export const TriedPart = z.object({
  text: z.string(),
  /** What was really searched for: the text, or the text joined to what came before. */
  query: z.string(),
  /** How likely it is that the knowledge has an answer at all. */
  scope: Probability,
  /** How likely it is that the best entry is the right one; 0 when nothing was found. */
  confidence: Probability,
  clears_threshold: z.boolean(),
  ranked: z.array(TriedEntry),
});

/** What the knowledge finds, and what a visitor would see of it. */
export const TriedQuestion = z.object({
  target: z.enum(KNOWLEDGE_STATES),
  threshold: Probability,
  /** A message may hold several questions, and small talk holds none. */
  asked: z.array(TriedPart),
  visitor_sees: z.object({
    text: z.string(),
    /** The entry given as the answer, the first of several. */
    entry_id: EntryId.nullable(),
    /** Null for small talk. */
    confidence: Probability.nullable(),
    sources: z.array(Source),
    suggestions: z.array(z.string()),
    action: z.enum(ANSWER_ACTIONS),
  }),
});
export type TriedQuestion = z.infer<typeof TriedQuestion>;

export const ThresholdQuery = z.object({
  days: Days,
  /** How many hand-overs one wrong answer is as bad as. */
  wrong_cost: z.coerce.number().min(1).max(100).default(2),
});
export type ThresholdQuery = z.infer<typeof ThresholdQuery>;

/** A share that was observed, and the bounds of the true one (95 %, Wilson). */
export const ObservedShare = z.object({
  count: z.int(),
  of: z.int(),
  /** Null while nothing was observed. */
  share: Probability.nullable(),
  lower: Probability,
  upper: Probability,
});
export type ObservedShare = z.infer<typeof ObservedShare>;

export const ThresholdPoint = z.object({
  threshold: Probability,
  answered: z.int(),
  handed_over: z.int(),
  /** Of the answered: the sum of what each lacks of certainty. */
  expected_wrong: z.number(),
  /** Of the answered that visitors judged: those that did not help. */
  observed_wrong: ObservedShare,
  /** `handed_over + wrong_cost × wrong`, where visitors' verdicts correct what the engine expects. */
  expected_cost: z.number(),
});

/** What each setting of the threshold would have meant for the widget's own traffic. */
export const ThresholdReport = z.object({
  days: z.int(),
  /** Questions, each of a visitor once. */
  asked: z.int(),
  wrong_cost: z.number(),
  current: ThresholdPoint,
  /** Null while nothing was asked. */
  recommended: ThresholdPoint.nullable(),
  /** From 0.05 to 0.95. */
  points: z.array(ThresholdPoint),
});
export type ThresholdReport = z.infer<typeof ThresholdReport>;

export const GapsQuery = z.object({
  days: Days,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type GapsQuery = z.infer<typeof GapsQuery>;

export const GAP_PROPOSALS = ["new_entry", "extend_entry", "review_answer"] as const;

/** Questions of one meaning that the knowledge did not serve. */
export const KnowledgeGap = z.object({
  question: z.string(),
  /** The visitor's message that stands for the gap. */
  source_message_id: z.uuid(),
  variants: z.array(z.object({ text: z.string(), count: z.int() })),
  askings: z.int(),
  kinds: z.object({ unanswered: z.int(), unhelpful: z.int(), unsure: z.int() }),
  endings: z.object({
    abandoned: z.int(),
    asked_for_person: z.int(),
    left_details: z.int(),
    rated_badly: z.int(),
  }),
  /** How often times how badly they ended. */
  severity: z.number(),
  first_asked_at: z.iso.datetime(),
  last_asked_at: z.iso.datetime(),
  closest_entry: z
    .object({ entry_id: EntryId, question: z.string(), confidence: Probability })
    .nullable(),
  proposal: z.enum(GAP_PROPOSALS),
  /** What `draft-entry` takes, filled in but for the answer. */
  draft: z.object({
    question: z.string(),
    alternative_questions: z.array(z.string()),
    keywords: z.array(z.string()),
    source_message_id: z.uuid(),
    extend_entry_id: EntryId.nullable(),
  }),
});
export type KnowledgeGap = z.infer<typeof KnowledgeGap>;

/** Worst first. */
export const GapReport = z.object({
  days: z.int(),
  /** In all gaps, also those beyond the limit. */
  askings: z.int(),
  gap_count: z.int(),
  gaps: z.array(KnowledgeGap),
});
export type GapReport = z.infer<typeof GapReport>;

const visible = (charsMax: number) =>
  boundedText(charsMax).refine(hasVisibleText, { message: "must not be empty" });

/** Makes an entry and a test of a gap; both wait, not active, while there is no answer. */
export const DraftGapEntry = z.object({
  question: visible(QUESTION_CHARS_MAX),
  alternative_questions: z.array(visible(QUESTION_CHARS_MAX)).max(GAP_ALTERNATIVES_MAX).default([]),
  keywords: z.array(visible(KEYWORD_CHARS_MAX)).max(GAP_KEYWORDS_MAX).default([]),
  category: visible(CATEGORY_CHARS_MAX).nullable().default(null),
  answer: CreateEntry.shape.answer.nullable().default(null),
  source_message_id: z.uuid().nullable().default(null),
  /** An entry that gets the questions as alternatives, instead of a new one; its answer stays. */
  extend_entry_id: RowId.nullable().default(null),
});
export type DraftGapEntry = z.infer<typeof DraftGapEntry>;

/** The rows that were made or changed; the calls of their own tell the rest of them. */
export const DraftedGapEntry = z.object({
  entry: z.object({
    id: EntryId,
    question: z.string(),
    alternative_questions: z.array(z.string()),
    keywords: z.array(z.string()),
    category: z.string().nullable(),
    answer: z.string(),
    is_active: z.boolean(),
  }),
  test: z.object({
    id: z.int(),
    question: z.string(),
    expected_entry_id: EntryId,
    source_message_id: z.uuid().nullable(),
    is_active: z.boolean(),
  }),
});
export type DraftedGapEntry = z.infer<typeof DraftedGapEntry>;

export const ReplayQuestions = z.object({
  days: z.int().min(1).max(INSIGHT_DAYS_MAX).default(INSIGHT_DAYS_DEFAULT),
  limit: z.int().min(1).max(REPLAY_QUESTIONS_MAX).default(REPLAY_QUESTIONS_DEFAULT),
});
export type ReplayQuestions = z.infer<typeof ReplayQuestions>;

export const CHANGE_KINDS = ["newly_answered", "newly_unanswered", "moved"] as const;

const Outcome = z.object({
  /** The entry that is given; null when none is. */
  entry_id: EntryId.nullable(),
  confidence: Probability,
});

/** What would change if the draft were live, in askings: a question counts once for each visitor. */
export const ReplayReport = z.object({
  days: z.int(),
  questions: z.int(),
  askings: z.int(),
  answered_live: z.int(),
  answered_draft: z.int(),
  changes: z.object({ newly_answered: z.int(), newly_unanswered: z.int(), moved: z.int() }),
  /** Those for which something changes, the most changed first. */
  entries: z.array(
    z.object({
      entry_id: EntryId,
      question: z.string().nullable(),
      live: z.int(),
      draft: z.int(),
      gained: z.int(),
      lost: z.int(),
    }),
  ),
  moves: z.array(z.object({ from_entry_id: EntryId, to_entry_id: EntryId, askings: z.int() })),
  /** The most asked first. */
  changed_questions: z.array(
    z.object({
      kind: z.enum(CHANGE_KINDS),
      question: z.string(),
      askings: z.int(),
      live: Outcome,
      draft: Outcome,
    }),
  ),
});
export type ReplayReport = z.infer<typeof ReplayReport>;

export const HealthQuery = z.object({ days: Days });
export type HealthQuery = z.infer<typeof HealthQuery>;

export const FACT_KINDS = ["time", "price", "phone", "percentage", "number", "yes_no"] as const;

const NamedEntry = z.object({ entry_id: EntryId, question: z.string() });

/** What is wrong, or seems to be, with the entries of the draft. Lists hold at most 200. */
export const HealthReport = z.object({
  days: z.int(),
  entry_count: z.int(),
  /** In those days, of the entries that are older than them. */
  never_used: z.array(NamedEntry),
  /** Worst first. */
  often_unhelpful: z.array(NamedEntry.extend({ not_helpful: ObservedShare })),
  /** Entries that answer nearly the same question; those whose answers disagree come first. */
  near_duplicates: z.array(
    z.object({
      entries: z.tuple([NamedEntry, NamedEntry]),
      similarity: Probability,
      /** Facts of which each answer has some that the other lacks. */
      contradictions: z.array(
        z.object({
          kind: z.enum(FACT_KINDS),
          /** In the order of `entries`. */
          facts: z.tuple([z.array(z.string()), z.array(z.string())]),
        }),
      ),
    }),
  ),
  /** Own questions of an entry that find another entry, or none. */
  shadowed: z.array(NamedEntry.extend({ found_entry_id: EntryId.nullable() })),
  missing_keywords: z.array(
    NamedEntry.extend({
      /** Words of visitors whom the entry served, and that it lacks. */
      from_visitors: z.array(z.string()),
      /** Words that its answer alone has, and that none of its questions asks for. */
      from_answer: z.array(z.string()),
    }),
  ),
});
export type HealthReport = z.infer<typeof HealthReport>;
