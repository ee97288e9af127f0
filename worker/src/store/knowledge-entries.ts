import { and, asc, desc, eq, ilike, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { EntryOrder } from "../../../contracts/knowledge-entries.ts";
import { type FrozenEntry, widgetKnowledgeBase } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import type { EntryFeedback } from "./snapshot-source.ts";
import { unchangedSince } from "./unchanged-since.ts";

export type EntryRow = Readonly<typeof widgetKnowledgeBase.$inferSelect>;

/** What a user may settle of an entry. */
export type EntryChange = Partial<
  Pick<
    typeof widgetKnowledgeBase.$inferInsert,
    | "category"
    | "question"
    | "alternativeQuestions"
    | "answer"
    | "keywords"
    | "priority"
    | "sourceUrl"
    | "isActive"
  >
>;
export type NewEntryRow = EntryChange & { readonly question: string; readonly answer: string };

/** An entry as it would be published, with what visitors think of it. */
export type DraftEntry = FrozenEntry & Omit<EntryFeedback, "id">;

const FROZEN_COLUMNS = {
  id: widgetKnowledgeBase.id,
  category: widgetKnowledgeBase.category,
  question: widgetKnowledgeBase.question,
  alternativeQuestions: widgetKnowledgeBase.alternativeQuestions,
  answer: widgetKnowledgeBase.answer,
  keywords: widgetKnowledgeBase.keywords,
  priority: widgetKnowledgeBase.priority,
  sourceUrl: widgetKnowledgeBase.sourceUrl,
} as const;

/** Deleted rows stay for the messages that they answered, and are no part of the draft. */
function inDraft(widgetId: number) {
  return and(eq(widgetKnowledgeBase.widgetId, widgetId), isNull(widgetKnowledgeBase.deletedAt));
}

/** All that a publish of the draft would freeze, by id. */
export async function readDraft(db: Database, widgetId: number): Promise<DraftEntry[]> {
  return db
    .select({
      ...FROZEN_COLUMNS,
      helpfulCount: widgetKnowledgeBase.helpfulCount,
      notHelpfulCount: widgetKnowledgeBase.notHelpfulCount,
    })
    .from(widgetKnowledgeBase)
    .where(and(inDraft(widgetId), eq(widgetKnowledgeBase.isActive, true)))
    .orderBy(asc(widgetKnowledgeBase.id));
}

/** Current counts of the entries that have had feedback, deleted ones too: a live version may hold them. */
export async function readFeedback(db: Database, widgetId: number): Promise<EntryFeedback[]> {
  return db
    .select({
      id: widgetKnowledgeBase.id,
      helpfulCount: widgetKnowledgeBase.helpfulCount,
      notHelpfulCount: widgetKnowledgeBase.notHelpfulCount,
    })
    .from(widgetKnowledgeBase)
    .where(
      and(
        eq(widgetKnowledgeBase.widgetId, widgetId),
        sql`${widgetKnowledgeBase.helpfulCount} + ${widgetKnowledgeBase.notHelpfulCount} > 0`,
      ),
    );
}

/** Where a page of an ordered list begins: below the row that has this value and this id. */
export interface EntryPlace {
  readonly value: number;
  readonly id: number;
}

export interface EntryList {
  readonly order: EntryOrder;
  readonly before: EntryPlace | null;
  readonly limit: number;
  readonly isActive?: boolean | undefined;
  readonly search?: string | undefined;
  readonly category?: string | undefined;
}

const ORDER_VALUES = {
  newest: sql`${widgetKnowledgeBase.id}`,
  priority: sql`${widgetKnowledgeBase.priority}`,
  used: sql`${widgetKnowledgeBase.timesUsed}`,
  unhelpful: sql`${widgetKnowledgeBase.notHelpfulCount} - ${widgetKnowledgeBase.helpfulCount}`,
} as const satisfies Record<EntryOrder, SQL>;

/** The order's highest first, and of equals the newest; those below `before`. */
export async function listEntries(
  db: Database,
  widgetId: number,
  { order, before, limit, isActive, search, category }: EntryList,
): Promise<EntryRow[]> {
  const value = ORDER_VALUES[order];
  const pattern = search ? `%${search.replace(/[\\%_]/g, "\\$&")}%` : null;
  return db
    .select()
    .from(widgetKnowledgeBase)
    .where(
      and(
        inDraft(widgetId),
        before === null
          ? undefined
          : sql`(${value}, ${widgetKnowledgeBase.id}) < (${before.value}::int, ${before.id}::int)`,
        isActive === undefined ? undefined : eq(widgetKnowledgeBase.isActive, isActive),
        category === undefined ? undefined : eq(widgetKnowledgeBase.category, category),
        pattern === null
          ? undefined
          : or(
              ilike(widgetKnowledgeBase.question, pattern),
              ilike(widgetKnowledgeBase.answer, pattern),
            ),
      ),
    )
    .orderBy(desc(value), desc(widgetKnowledgeBase.id))
    .limit(limit);
}

export async function findEntry(
  db: Database,
  widgetId: number,
  entryId: number,
): Promise<EntryRow | null> {
  const [found] = await db
    .select()
    .from(widgetKnowledgeBase)
    .where(and(inDraft(widgetId), eq(widgetKnowledgeBase.id, entryId)));
  return found ?? null;
}

/** Those of the ids that are entries of the widget's draft. */
export async function entryIdsInDraft(
  db: Database,
  widgetId: number,
  ids: readonly number[],
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: widgetKnowledgeBase.id })
    .from(widgetKnowledgeBase)
    .where(and(inDraft(widgetId), inArray(widgetKnowledgeBase.id, [...ids])));
  return new Set(rows.map((row) => row.id));
}

/** A statement takes 65,535 parameters, and each row a dozen. */
const INSERT_ROWS_MAX = 2_000;

/** All or none; the rows in the order of the input. */
export async function createEntries(
  db: Database,
  widgetId: number,
  entries: readonly NewEntryRow[],
): Promise<EntryRow[]> {
  const rows = entries.map((entry) => ({ ...entry, widgetId }));
  const inserts = [];
  for (let at = 0; at < rows.length; at += INSERT_ROWS_MAX) {
    const share = rows.slice(at, at + INSERT_ROWS_MAX);
    inserts.push(db.insert(widgetKnowledgeBase).values(share).returning());
  }
  const [first, ...others] = inserts;
  return first ? (await db.batch([first, ...others])).flat() : [];
}

/** Null when it is no entry of this widget's draft, or was changed by somebody else since `seenAt`. */
export async function changeEntry(
  db: Database,
  widgetId: number,
  entryId: number,
  change: EntryChange,
  seenAt?: string,
): Promise<EntryRow | null> {
  const [changed] = await db
    .update(widgetKnowledgeBase)
    .set({ ...change, updatedAt: new Date() })
    .where(
      and(
        inDraft(widgetId),
        eq(widgetKnowledgeBase.id, entryId),
        unchangedSince(widgetKnowledgeBase.updatedAt, seenAt),
      ),
    )
    .returning();
  return changed ?? null;
}

/** False when it is no entry of this widget's draft. */
export async function markEntryDeleted(
  db: Database,
  widgetId: number,
  entryId: number,
): Promise<boolean> {
  const { rowCount } = await db
    .update(widgetKnowledgeBase)
    .set({ deletedAt: sql`now()` })
    .where(and(inDraft(widgetId), eq(widgetKnowledgeBase.id, entryId)));
  return rowCount === 1;
}
