import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { knowledgeTests } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

export type TestRow = Readonly<typeof knowledgeTests.$inferSelect>;
type TestInsert = typeof knowledgeTests.$inferInsert;

export type NewTest = Pick<TestInsert, "question" | "isActive" | "source" | "sourceMessageId"> & {
  readonly expectedEntryId: number | null;
};
export type TestChange = Partial<Pick<TestInsert, "question" | "expectedEntryId" | "isActive">>;

/** Oldest first: what every publish runs. */
export async function readActiveTests(db: Database, widgetId: number): Promise<TestRow[]> {
  return db
    .select()
    .from(knowledgeTests)
    .where(and(eq(knowledgeTests.widgetId, widgetId), eq(knowledgeTests.isActive, true)))
    .orderBy(asc(knowledgeTests.id));
}

/** Newest first, those with an id below `before`. */
export async function listTests(
  db: Database,
  widgetId: number,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<TestRow[]> {
  return db
    .select()
    .from(knowledgeTests)
    .where(
      and(
        eq(knowledgeTests.widgetId, widgetId),
        before === null ? undefined : lt(knowledgeTests.id, before),
      ),
    )
    .orderBy(desc(knowledgeTests.id))
    .limit(limit);
}

export async function findTest(
  db: Database,
  widgetId: number,
  testId: number,
): Promise<TestRow | null> {
  const [found] = await db.select().from(knowledgeTests).where(ownTest(widgetId, testId));
  return found ?? null;
}

/** Null when the widget has a test of that question already, in whatever case it is written. */
export async function createTest(
  db: Database,
  widgetId: number,
  test: NewTest,
): Promise<TestRow | null> {
  const [created] = await db
    .insert(knowledgeTests)
    .values({ ...test, widgetId })
    .onConflictDoNothing()
    .returning();
  return created ?? null;
}

/** `taken`: another test has that question. */
export async function changeTest(
  db: Database,
  widgetId: number,
  testId: number,
  change: TestChange,
): Promise<TestRow | "taken" | null> {
  const { question } = change;
  const isFree =
    question === undefined
      ? undefined
      : sql`not exists (select from knowledge_tests other where other.widget_id = ${widgetId}
          and lower(other.question) = lower(${question}) and other.id <> ${testId})`;
  const [changed] = await db
    .update(knowledgeTests)
    .set({ ...change, updatedAt: new Date() })
    .where(and(ownTest(widgetId, testId), isFree))
    .returning();
  if (changed) return changed;
  return (await findTest(db, widgetId, testId)) && "taken";
}

/** False when the widget has no such test. */
export async function deleteTest(db: Database, widgetId: number, testId: number): Promise<boolean> {
  const { rowCount } = await db.delete(knowledgeTests).where(ownTest(widgetId, testId));
  return rowCount === 1;
}

function ownTest(widgetId: number, testId: number) {
  return and(eq(knowledgeTests.widgetId, widgetId), eq(knowledgeTests.id, testId));
}

export interface AskedMessage {
  /** The visitor's words. */
  readonly question: string;
  /** Whether the answer was judged by the visitor. */
  readonly hasFeedback: boolean;
}

/**
 * What was asked in a message: the visitor's own, or the one before the bot's. Null when it is no
 * such message of this widget.
 */
export async function findAsked(
  db: Database,
  widgetId: number,
  messageId: string,
): Promise<AskedMessage | null> {
  const { rows } = await db.execute<{ question: string; has_feedback: boolean }>(sql`
    select asked.message_text as question, m.was_helpful is not null as has_feedback
    from widget_messages m
    join widget_conversations c on c.id = m.conversation_id and c.widget_id = ${widgetId}
    join lateral (
      select u.message_text from widget_messages u
      where u.conversation_id = m.conversation_id and u.message_type = 'user' and u.seq <= m.seq
      order by u.seq desc limit 1
    ) asked on true
    where m.id = ${messageId} and m.message_type in ('user', 'bot')`);
  const [found] = rows;
  return found ? { question: found.question, hasFeedback: found.has_feedback } : null;
}

/** Tests drafted together with an entry that had no answer yet. */
export async function activateGapTests(
  db: Database,
  widgetId: number,
  entryId: number,
): Promise<void> {
  await db
    .update(knowledgeTests)
    .set({ isActive: true })
    .where(
      and(
        eq(knowledgeTests.widgetId, widgetId),
        eq(knowledgeTests.expectedEntryId, entryId),
        eq(knowledgeTests.source, "gap"),
      ),
    );
}
