import { z } from "zod";
import { RowId } from "./admin/fields.ts";
import { QUESTION_CHARS_MAX } from "./knowledge-entries.ts";
import { pageOf } from "./page.ts";
import { boundedText, hasVisibleText } from "./text.ts";

/** What a test was made from. */
export const TEST_SOURCES = ["manual", "conversation", "feedback", "gap"] as const;

const TestQuestion = boundedText(QUESTION_CHARS_MAX).refine(hasVisibleText, {
  message: "must not be empty",
});

/** A question and the entry that must answer it; null: it must not be answered. */
export const KnowledgeTest = z.object({
  id: z.int(),
  question: z.string(),
  expected_entry_id: z.int().nullable(),
  source: z.enum(TEST_SOURCES),
  /** The message that the question was taken from. */
  source_message_id: z.uuid().nullable(),
  is_active: z.boolean(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type KnowledgeTest = z.infer<typeof KnowledgeTest>;

export const CreateKnowledgeTest = z.object({
  question: TestQuestion,
  expected_entry_id: RowId.nullable(),
  is_active: z.boolean().default(true),
});
export type CreateKnowledgeTest = z.infer<typeof CreateKnowledgeTest>;

export const ChangeKnowledgeTest = z.object({
  question: TestQuestion.optional(),
  expected_entry_id: RowId.nullable().optional(),
  is_active: z.boolean().optional(),
});
export type ChangeKnowledgeTest = z.infer<typeof ChangeKnowledgeTest>;

/** The visitor's message, or the bot's answer to it: either way the question is the visitor's words. */
export const CreateTestFromMessage = z.object({
  message_id: z.uuid({ message: "must be the id of a message" }),
  expected_entry_id: RowId.nullable(),
});
export type CreateTestFromMessage = z.infer<typeof CreateTestFromMessage>;

/** What a state of the knowledge says to a test's question. */
export const TestFinding = z.object({
  /** The entry given as the answer; null when none clears the widget's threshold. */
  entry_id: z.int().nullable(),
  /** That entry's own question. */
  entry_question: z.string().nullable(),
  /** Of the best entry, 0–1, whether it is given or not. */
  confidence: z.number().min(0).max(1),
});
export type TestFinding = z.infer<typeof TestFinding>;

export const TestResult = z.object({
  test_id: z.int(),
  question: z.string(),
  expected_entry_id: z.int().nullable(),
  passed: z.boolean(),
  found: TestFinding,
  /** What visitors are told today; null while nothing is live. */
  live_found: TestFinding.nullable(),
});
export type TestResult = z.infer<typeof TestResult>;

export const TestReport = z.object({
  run: z.int(),
  passed: z.int(),
  failing: z.array(TestResult),
});
export type TestReport = z.infer<typeof TestReport>;

/** Of `POST …/tests/run`: every result, also of those that pass. */
export const TestRun = TestReport.extend({ results: z.array(TestResult) });
export type TestRun = z.infer<typeof TestRun>;

export const KnowledgeTestPage = pageOf(KnowledgeTest);
