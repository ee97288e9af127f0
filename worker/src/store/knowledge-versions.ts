import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import type { TestReport } from "../../../contracts/knowledge-tests.ts";
import { type FrozenEntry, knowledgeVersions } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { storableJson } from "./storable-json.ts";

export type { FrozenEntry } from "../../../drizzle/schema/index.ts";

export type KnowledgeVersion = Readonly<typeof knowledgeVersions.$inferSelect>;
/** All of a version but its entries, which may be megabytes. */
export type VersionSummary = Omit<KnowledgeVersion, "entries">;

export interface NewVersion {
  readonly entries: readonly FrozenEntry[];
  readonly note: string | null;
  readonly overrideReason: string | null;
  readonly testReport: TestReport | null;
  readonly restoredFrom: number | null;
}

const { entries: _, ...SUMMARY } = getTableColumns(knowledgeVersions);

/** A statement: a new widget's knowledge becomes its first version. The widget is found by its key. */
export function publishFirst(db: Database, widgetKey: string) {
  return db.execute(sql`
    insert into knowledge_versions (widget_id, number, entries, entry_count, is_live)
    select k.widget_id, 1, jsonb_agg(jsonb_build_object(
        'id', k.id, 'category', k.category, 'question', k.question,
        'alternativeQuestions', k.alternative_questions, 'answer', k.answer,
        'keywords', k.keywords, 'priority', k.priority, 'sourceUrl', k.source_url
      ) order by k.id), count(*), true
    from widget_knowledge_base k join widget_configs w on w.id = k.widget_id
    where w.widget_key = ${widgetKey} and k.is_active and k.deleted_at is null
    group by k.widget_id`);
}

/**
 * Stores a version and makes it the live one, if `expectedLive` (null: none) still is. Null when it
 * is not: somebody else was quicker, and what was made without knowing of theirs must not undo it.
 */
export async function publishVersion(
  db: Database,
  widgetId: number,
  expectedLive: number | null,
  version: NewVersion,
): Promise<VersionSummary | null> {
  const { note, overrideReason, testReport, restoredFrom } = version;
  const [, , inserted, [live]] = await db.batch([
    // Whoever publishes the same widget waits here, and then sees what this one has done.
    db.execute(sql`select id from widget_configs where id = ${widgetId} for no key update`),
    db.execute(sql`
      update knowledge_versions set is_live = false
      where widget_id = ${widgetId} and is_live and number = ${expectedLive}`),
    db.execute(sql`
      insert into knowledge_versions (widget_id, number, entries, entry_count, note,
        override_reason, test_report, restored_from, is_live)
      select ${widgetId}, coalesce(max(number), 0) + 1, ${storableJson(version.entries)}::jsonb,
        ${version.entries.length}::int, ${note}, ${overrideReason},
        ${testReport && storableJson(testReport)}::jsonb, ${restoredFrom}::int, true
      from knowledge_versions where widget_id = ${widgetId}
      having not coalesce(bool_or(is_live), false)
      returning number`),
    db
      .select(SUMMARY)
      .from(knowledgeVersions)
      .where(and(eq(knowledgeVersions.widgetId, widgetId), eq(knowledgeVersions.isLive, true))),
  ]);
  return inserted.rowCount === 1 && live ? live : null;
}

export async function findLiveVersion(
  db: Database,
  widgetId: number,
): Promise<KnowledgeVersion | null> {
  const [found] = await db
    .select()
    .from(knowledgeVersions)
    .where(and(eq(knowledgeVersions.widgetId, widgetId), eq(knowledgeVersions.isLive, true)));
  return found ?? null;
}

export async function findVersion(
  db: Database,
  widgetId: number,
  number: number,
): Promise<KnowledgeVersion | null> {
  const [found] = await db
    .select()
    .from(knowledgeVersions)
    .where(and(eq(knowledgeVersions.widgetId, widgetId), eq(knowledgeVersions.number, number)));
  return found ?? null;
}

/** Newest first, those below `before`. */
export async function listVersions(
  db: Database,
  widgetId: number,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<VersionSummary[]> {
  return db
    .select(SUMMARY)
    .from(knowledgeVersions)
    .where(
      and(
        eq(knowledgeVersions.widgetId, widgetId),
        before === null ? undefined : lt(knowledgeVersions.number, before),
      ),
    )
    .orderBy(desc(knowledgeVersions.number))
    .limit(limit);
}
