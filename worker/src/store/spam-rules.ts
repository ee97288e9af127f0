import { and, desc, eq, lt } from "drizzle-orm";
import { widgetConfigs, widgetSpamRules } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

export type SpamRuleRow = Readonly<typeof widgetSpamRules.$inferSelect>;
type NewRule = typeof widgetSpamRules.$inferInsert;
export type SpamRuleChange = Partial<
  Pick<NewRule, "ruleType" | "ruleValue" | "ruleAction" | "severity" | "description" | "isActive">
>;

const ofWidget = (widgetId: number, id: number) =>
  and(eq(widgetSpamRules.widgetId, widgetId), eq(widgetSpamRules.id, id));

/** Newest first, those with an id below `before`. */
export async function listSpamRules(
  db: Database,
  widgetId: number,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<SpamRuleRow[]> {
  return db
    .select()
    .from(widgetSpamRules)
    .where(
      and(
        eq(widgetSpamRules.widgetId, widgetId),
        before === null ? undefined : lt(widgetSpamRules.id, before),
      ),
    )
    .orderBy(desc(widgetSpamRules.id))
    .limit(limit);
}

/** As the edge would be given them, and what else of the widget judges a text. */
export async function findJudgingRules(db: Database, widgetId: number) {
  const [[widget], spamRules] = await db.batch([
    db
      .select({
        blockedIps: widgetConfigs.blockedIps,
        blockedKeywords: widgetConfigs.blockedKeywords,
        captchaSiteKey: widgetConfigs.captchaSiteKey,
      })
      .from(widgetConfigs)
      .where(eq(widgetConfigs.id, widgetId)),
    db
      .select({
        id: widgetSpamRules.id,
        type: widgetSpamRules.ruleType,
        value: widgetSpamRules.ruleValue,
        action: widgetSpamRules.ruleAction,
        severity: widgetSpamRules.severity,
      })
      .from(widgetSpamRules)
      .where(and(eq(widgetSpamRules.widgetId, widgetId), eq(widgetSpamRules.isActive, true)))
      .orderBy(widgetSpamRules.id),
  ]);
  return widget ? { ...widget, spamRules } : null;
}

export async function countSpamRules(db: Database, widgetId: number): Promise<number> {
  return db.$count(widgetSpamRules, eq(widgetSpamRules.widgetId, widgetId));
}

export async function findSpamRule(db: Database, widgetId: number, id: number) {
  const [found] = await db.select().from(widgetSpamRules).where(ofWidget(widgetId, id));
  return found ?? null;
}

export async function createSpamRule(db: Database, rule: NewRule): Promise<SpamRuleRow | null> {
  const [created] = await db.insert(widgetSpamRules).values(rule).returning();
  return created ?? null;
}

export async function changeSpamRule(
  db: Database,
  widgetId: number,
  id: number,
  change: SpamRuleChange,
): Promise<SpamRuleRow | null> {
  const [changed] = await db
    .update(widgetSpamRules)
    .set({ ...change, updatedAt: new Date() })
    .where(ofWidget(widgetId, id))
    .returning();
  return changed ?? null;
}

export async function deleteSpamRule(db: Database, widgetId: number, id: number): Promise<boolean> {
  const { rowCount } = await db.delete(widgetSpamRules).where(ofWidget(widgetId, id));
  return rowCount === 1;
}
