import { and, eq, isNull, sql } from "drizzle-orm";
import { ALTERNATIVES_MAX, KEYWORDS_MAX } from "../../../contracts/knowledge-entries.ts";
import { knowledgeTests, widgetKnowledgeBase } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import type { EntryRow } from "./knowledge-entries.ts";
import type { TestRow } from "./knowledge-tests.ts";
import { storableJson } from "./storable-json.ts";

/** What a gap becomes. */
export interface GapEntry {
  readonly question: string;
  readonly alternativeQuestions: readonly string[];
  readonly keywords: readonly string[];
  readonly category: string | null;
  /** Null: the entry waits, not active, for the one thing that only its owner knows. */
  readonly answer: string | null;
  /** The visitor's message that the question was taken from. */
  readonly sourceMessageId: string | null;
}

export interface DraftedGap {
  readonly entry: EntryRow;
  readonly test: TestRow;
}

/**
 * A new entry of the draft and the test that it must pass, or neither: null when the question has a
 * test already, which a second click would otherwise contradict or double.
 *
 * Without an answer both are stored as not active. An active test of an entry that is not published
 * would stop every publish until somebody writes the answer.
 */
export async function draftGap(
  db: Database,
  widgetId: number,
  gap: GapEntry,
): Promise<DraftedGap | null> {
  const isActive = gap.answer !== null;
  const [made] = (
    await db.execute<{ entry_id: number; test_id: number }>(sql`
      with entry as (
        insert into widget_knowledge_base
          (widget_id, category, question, alternative_questions, answer, keywords, is_active)
        select ${widgetId}, ${gap.category}, ${gap.question}, ${textArray(gap.alternativeQuestions)},
          ${gap.answer ?? ""}, ${textArray(gap.keywords)}, ${isActive}
        where not exists (select from knowledge_tests
          where widget_id = ${widgetId} and lower(question) = lower(${gap.question}))
        returning id
      )
      insert into knowledge_tests
        (widget_id, question, expected_entry_id, source, source_message_id, is_active)
      select ${widgetId}, ${gap.question}, entry.id, 'gap',
        ${ownMessage(widgetId, gap.sourceMessageId)}, ${isActive}
      from entry returning expected_entry_id as entry_id, id as test_id`)
  ).rows;
  return made ? readDrafted(db, made.entry_id, made.test_id) : null;
}

/** What teaches an entry that is there the questions of a gap. */
export type GapExtension = Pick<
  GapEntry,
  "question" | "alternativeQuestions" | "keywords" | "sourceMessageId"
> & { readonly entryId: number };

/**
 * The gap's questions become alternatives of an entry, whose test they get. Null as with
 * {@link draftGap}; the entry must be one of the widget's draft. What it has already is not added.
 */
export async function extendWithGap(
  db: Database,
  widgetId: number,
  { entryId, question, alternativeQuestions, keywords, sourceMessageId }: GapExtension,
): Promise<DraftedGap | null> {
  const isFree = sql`not exists (select from knowledge_tests
    where widget_id = ${widgetId} and lower(question) = lower(${question}))`;
  const [made] = (
    await db.execute<{ entry_id: number; test_id: number }>(sql`
      with entry as (
        update widget_knowledge_base k set updated_at = now(),
          alternative_questions = (k.alternative_questions || array(
            select added.text from unnest(${textArray([question, ...alternativeQuestions])})
              with ordinality as added(text, place)
            where lower(added.text) <> lower(k.question) and not exists (
              select from unnest(k.alternative_questions) known where lower(known) = lower(added.text)
            ) order by added.place
          ))[1:${ALTERNATIVES_MAX}],
          keywords = (k.keywords || array(
            select added.text from unnest(${textArray(keywords)}) with ordinality as added(text, place)
            where not exists (
              select from unnest(k.keywords) known where lower(known) = lower(added.text)
            ) order by added.place
          ))[1:${KEYWORDS_MAX}]
        where k.widget_id = ${widgetId} and k.id = ${entryId} and k.deleted_at is null and ${isFree}
        returning k.id, k.is_active
      )
      insert into knowledge_tests
        (widget_id, question, expected_entry_id, source, source_message_id, is_active)
      select ${widgetId}, ${question}, entry.id, 'gap', ${ownMessage(widgetId, sourceMessageId)},
        entry.is_active
      from entry returning expected_entry_id as entry_id, id as test_id`)
  ).rows;
  return made ? readDrafted(db, made.entry_id, made.test_id) : null;
}

async function readDrafted(
  db: Database,
  entryId: number,
  testId: number,
): Promise<DraftedGap | null> {
  const [[entry], [test]] = await db.batch([
    db
      .select()
      .from(widgetKnowledgeBase)
      .where(and(eq(widgetKnowledgeBase.id, entryId), isNull(widgetKnowledgeBase.deletedAt))),
    db.select().from(knowledgeTests).where(eq(knowledgeTests.id, testId)),
  ]);
  return entry && test ? { entry, test } : null;
}

function textArray(texts: readonly string[]) {
  return sql`array(select jsonb_array_elements_text(${storableJson(texts)}::jsonb))`;
}

/** The id, if it is a message of this widget: another's must not even be referred to. */
function ownMessage(widgetId: number, messageId: string | null) {
  return sql`(select m.id from widget_messages m
    join widget_conversations c on c.id = m.conversation_id
    where m.id = ${messageId}::uuid and c.widget_id = ${widgetId})`;
}
