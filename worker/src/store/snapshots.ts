import { and, asc, eq, gt, sql } from "drizzle-orm";
import {
  clients,
  snapshotPublications,
  widgetConfigs,
  widgetKnowledgeBase,
} from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { type SnapshotSource, toSnapshotSource } from "./snapshot-source.ts";

/**
 * What a snapshot is made of, in one round trip. Null when there is no such widget, or it or its
 * client is not active: visitors are not told which.
 */
export async function findSnapshotSource(
  db: Database,
  widgetKey: string,
): Promise<SnapshotSource | null> {
  // The version is read before the entries: a change between the two leaves a snapshot newer than it
  // says, which the publication that the change owes repairs. The other way round it would stay stale.
  const [[found], entries] = await db.batch([
    db
      .select({
        widget: widgetConfigs,
        timezone: clients.timezone,
        version: snapshotPublications.version,
      })
      .from(widgetConfigs)
      .innerJoin(clients, eq(clients.id, widgetConfigs.clientId))
      .innerJoin(snapshotPublications, eq(snapshotPublications.widgetKey, widgetConfigs.widgetKey))
      .where(
        and(
          eq(widgetConfigs.widgetKey, widgetKey),
          eq(widgetConfigs.isActive, true),
          eq(clients.status, "active"),
        ),
      ),
    db
      .select({
        id: widgetKnowledgeBase.id,
        category: widgetKnowledgeBase.category,
        question: widgetKnowledgeBase.question,
        alternativeQuestions: widgetKnowledgeBase.alternativeQuestions,
        answer: widgetKnowledgeBase.answer,
        keywords: widgetKnowledgeBase.keywords,
        priority: widgetKnowledgeBase.priority,
        sourceUrl: widgetKnowledgeBase.sourceUrl,
      })
      .from(widgetKnowledgeBase)
      .innerJoin(widgetConfigs, eq(widgetConfigs.id, widgetKnowledgeBase.widgetId))
      .where(and(eq(widgetConfigs.widgetKey, widgetKey), eq(widgetKnowledgeBase.isActive, true)))
      .orderBy(asc(widgetKnowledgeBase.id)),
  ]);
  return found ? toSnapshotSource({ ...found, entries }) : null;
}

export interface PendingPublication {
  readonly widgetKey: string;
  readonly version: number;
  readonly isDeleted: boolean;
}

/** Widgets whose newest state the edge has not been given; those that failed come last. */
export async function findPendingPublications(
  db: Database,
  limit: number,
): Promise<PendingPublication[]> {
  return db
    .select({
      widgetKey: snapshotPublications.widgetKey,
      version: snapshotPublications.version,
      isDeleted: snapshotPublications.isDeleted,
    })
    .from(snapshotPublications)
    .where(gt(snapshotPublications.version, snapshotPublications.publishedVersion))
    .orderBy(
      sql`${snapshotPublications.failedAt} nulls first`,
      asc(snapshotPublications.changedAt),
      asc(snapshotPublications.widgetKey),
    )
    .limit(limit);
}

export async function markPublished(
  db: Database,
  widgetKey: string,
  version: number,
): Promise<void> {
  await db
    .update(snapshotPublications)
    .set({
      // Two publishers may finish in either order.
      publishedVersion: sql`greatest(${snapshotPublications.publishedVersion}, ${version}::bigint)`,
      publishedAt: sql`now()`,
      failedAt: null,
      lastError: null,
    })
    .where(eq(snapshotPublications.widgetKey, widgetKey));
}

export async function markPublishFailed(
  db: Database,
  widgetKey: string,
  reason: string,
): Promise<void> {
  await db
    .update(snapshotPublications)
    .set({ failedAt: sql`now()`, lastError: reason.slice(0, 500) })
    .where(eq(snapshotPublications.widgetKey, widgetKey));
}
