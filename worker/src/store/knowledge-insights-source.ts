import { and, asc, eq } from "drizzle-orm";
import {
  clients,
  knowledgeVersions,
  widgetConfigs,
  widgetKnowledgeBase,
} from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { type SnapshotSource, type SourceEntry, toSnapshotSource } from "./snapshot-source.ts";

/** An entry of the draft as the next publish would freeze it. */
export interface DatedEntry extends SourceEntry {
  readonly createdAtMs: number;
}

/** All that it takes to answer as a widget does, or would. */
export interface TrialSource {
  /** With the live version's entries; none while nothing is live. */
  readonly live: SnapshotSource;
  readonly draft: readonly DatedEntry[];
}

/** In one round trip. Active or not: an owner tries a widget before visitors see it. */
export async function findTrialSource(db: Database, widgetId: number): Promise<TrialSource | null> {
  const [[found], [live], rows] = await db.batch([
    db
      .select({
        widget: widgetConfigs,
        timezone: clients.timezone,
        clientName: clients.name,
        country: clients.country,
      })
      .from(widgetConfigs)
      .innerJoin(clients, eq(clients.id, widgetConfigs.clientId))
      .where(eq(widgetConfigs.id, widgetId)),
    db
      .select({ number: knowledgeVersions.number, entries: knowledgeVersions.entries })
      .from(knowledgeVersions)
      .where(and(eq(knowledgeVersions.widgetId, widgetId), eq(knowledgeVersions.isLive, true))),
    // Entries that are deleted or not active too: a live version may hold them, and needs their feedback.
    db
      .select()
      .from(widgetKnowledgeBase)
      .where(eq(widgetKnowledgeBase.widgetId, widgetId))
      .orderBy(asc(widgetKnowledgeBase.id)),
  ]);
  if (!found) return null;
  return {
    // Of a snapshot that is never published, so that its version says nothing.
    live: toSnapshotSource({
      ...found,
      version: 0,
      live,
      feedback: rows,
      users: [],
      spamRules: [],
      identityKeys: [],
    }),
    draft: rows.filter(({ isActive, deletedAt }) => isActive && deletedAt === null).map(toDated),
  };
}

type EntryRow = typeof widgetKnowledgeBase.$inferSelect;

function toDated(row: EntryRow): DatedEntry {
  return {
    id: row.id,
    category: row.category,
    question: row.question,
    alternativeQuestions: row.alternativeQuestions,
    answer: row.answer,
    keywords: row.keywords,
    priority: row.priority,
    sourceUrl: row.sourceUrl,
    helpfulCount: row.helpfulCount,
    notHelpfulCount: row.notHelpfulCount,
    createdAtMs: row.createdAt.getTime(),
  };
}
