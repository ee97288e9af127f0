import { eq } from "drizzle-orm";
import { widgetConfigs } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

/** What a widget's owner has decided about models. */
export interface GenerationRules {
  readonly enableGeneration: boolean;
  readonly generationDailyCeilingMicros: number;
}

const RULES = {
  enableGeneration: widgetConfigs.enableGeneration,
  generationDailyCeilingMicros: widgetConfigs.generationDailyCeilingMicros,
};

export async function findGenerationRules(
  db: Database,
  widgetId: number,
): Promise<GenerationRules | null> {
  const [found] = await db.select(RULES).from(widgetConfigs).where(eq(widgetConfigs.id, widgetId));
  return found ?? null;
}

/** By its trigger, the change lets the widget owe a publication. */
export async function changeGenerationRules(
  db: Database,
  widgetId: number,
  change: Partial<GenerationRules>,
): Promise<GenerationRules | null> {
  if (Object.keys(change).length === 0) return findGenerationRules(db, widgetId);
  const [changed] = await db
    .update(widgetConfigs)
    .set(change)
    .where(eq(widgetConfigs.id, widgetId))
    .returning(RULES);
  return changed ?? null;
}
