import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import {
  clients,
  knowledgeVersions,
  snapshotPublications,
  users,
  widgetConfigs,
  widgetIdentityKeys,
  widgetKnowledgeBase,
  widgetSpamRules,
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
  // The version is read before the knowledge: a change between the two leaves a snapshot newer than it
  // says, which the publication that the change owes repairs. The other way round it would stay stale.
  const [[found], [live], feedback, readers, spamRules, identityKeys] = await db.batch([
    db
      .select({
        widget: widgetConfigs,
        timezone: clients.timezone,
        clientName: clients.name,
        country: clients.country,
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
      .select({ number: knowledgeVersions.number, entries: knowledgeVersions.entries })
      .from(knowledgeVersions)
      .innerJoin(widgetConfigs, eq(widgetConfigs.id, knowledgeVersions.widgetId))
      .where(and(eq(widgetConfigs.widgetKey, widgetKey), eq(knowledgeVersions.isLive, true))),
    db
      .select({
        id: widgetKnowledgeBase.id,
        helpfulCount: widgetKnowledgeBase.helpfulCount,
        notHelpfulCount: widgetKnowledgeBase.notHelpfulCount,
      })
      .from(widgetKnowledgeBase)
      .innerJoin(widgetConfigs, eq(widgetConfigs.id, widgetKnowledgeBase.widgetId))
      .where(and(eq(widgetConfigs.widgetKey, widgetKey), hasFeedback())),
    db
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        role: users.role,
        locale: users.locale,
        notificationPreferences: users.notificationPreferences,
      })
      .from(users)
      .innerJoin(widgetConfigs, eq(widgetConfigs.clientId, users.clientId))
      .where(and(eq(widgetConfigs.widgetKey, widgetKey), eq(users.isActive, true)))
      .orderBy(users.id),
    activeSpamRules(db, widgetKey),
    liveIdentityKeys(db, widgetKey),
  ]);
  if (!found) return null;
  return toSnapshotSource({ ...found, live, feedback, users: readers, spamRules, identityKeys });
}

function activeSpamRules(db: Database, widgetKey: string) {
  return db
    .select({
      id: widgetSpamRules.id,
      type: widgetSpamRules.ruleType,
      value: widgetSpamRules.ruleValue,
      action: widgetSpamRules.ruleAction,
      severity: widgetSpamRules.severity,
    })
    .from(widgetSpamRules)
    .innerJoin(widgetConfigs, eq(widgetConfigs.id, widgetSpamRules.widgetId))
    .where(and(eq(widgetConfigs.widgetKey, widgetKey), eq(widgetSpamRules.isActive, true)))
    .orderBy(widgetSpamRules.id);
}

function liveIdentityKeys(db: Database, widgetKey: string) {
  const { keyId, algorithm, secret, publicJwk, widgetId, retiredAt, id } = widgetIdentityKeys;
  return db
    .select({ keyId, algorithm, secret, publicJwk })
    .from(widgetIdentityKeys)
    .innerJoin(widgetConfigs, eq(widgetConfigs.id, widgetId))
    .where(and(eq(widgetConfigs.widgetKey, widgetKey), isNull(retiredAt)))
    .orderBy(id);
}

function hasFeedback() {
  return sql`${widgetKnowledgeBase.helpfulCount} + ${widgetKnowledgeBase.notHelpfulCount} > 0`;
}

/**
 * Feedback moves the order of answers, but publishing at each click would be waste. Called once a
 * day, this lets every widget whose feedback has changed since the last call owe a publication.
 * Returns how many do.
 */
export async function oweChangedFeedback(db: Database): Promise<number> {
  const { rowCount } = await db.execute(sql`
    with marks as (
      select w.widget_key, md5(string_agg(
        concat_ws(':', k.id, k.helpful_count, k.not_helpful_count), ',' order by k.id)) as mark
      from widget_knowledge_base k join widget_configs w on w.id = k.widget_id
      where k.helpful_count + k.not_helpful_count > 0
      group by w.widget_key
    ), locked as (
      -- In the order in which the triggers take them.
      select p.widget_key, m.mark from snapshot_publications p join marks m using (widget_key)
      where p.feedback_mark is distinct from m.mark and not p.is_deleted
      order by p.widget_key for no key update of p
    )
    update snapshot_publications p
    set version = p.version + 1, feedback_mark = l.mark, changed_at = now()
    from locked l where p.widget_key = l.widget_key`);
  return rowCount;
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

/** What one widget owes the edge; null when that is nothing. */
export async function findPublication(
  db: Database,
  widgetKey: string,
): Promise<PendingPublication | null> {
  const [pending] = await db
    .select({
      widgetKey: snapshotPublications.widgetKey,
      version: snapshotPublications.version,
      isDeleted: snapshotPublications.isDeleted,
    })
    .from(snapshotPublications)
    .where(
      and(
        eq(snapshotPublications.widgetKey, widgetKey),
        gt(snapshotPublications.version, snapshotPublications.publishedVersion),
      ),
    );
  return pending ?? null;
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
