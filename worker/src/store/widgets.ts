import { eq, sql } from "drizzle-orm";
import { widgetConfigs, widgetKnowledgeBase } from "../../../drizzle/schema/index.ts";
import { defaultDisclaimer } from "../domain/notices-to-accept.ts";
import type { Database } from "./database.ts";
import { publishFirst } from "./knowledge-versions.ts";
import { DEFAULT_ENTRIES, type NewEntry } from "./widget-defaults.ts";

type WidgetRow = typeof widgetConfigs.$inferInsert;

export interface NewWidget extends Omit<WidgetRow, "id" | "widgetKey" | "createdAt" | "updatedAt"> {
  /** A fresh one by default. */
  readonly widgetKey?: string;
  /** The knowledge to begin with, instead of the default entries. */
  readonly entries?: readonly NewEntry[];
}

export interface CreatedWidget {
  readonly id: number;
  readonly widgetKey: string;
}

/** What an admin call needs of the widget that its address names. */
export interface OwnWidget extends CreatedWidget {
  readonly clientId: number;
  /** Confidence, 0–1, from which an entry is given as the answer. */
  readonly answerThreshold: number;
}

/** Active or not: an owner may prepare a widget that visitors do not see. */
export async function findOwnWidget(db: Database, id: number): Promise<OwnWidget | null> {
  const [found] = await db
    .select({
      id: widgetConfigs.id,
      widgetKey: widgetConfigs.widgetKey,
      clientId: widgetConfigs.clientId,
      answerThreshold: widgetConfigs.answerThreshold,
    })
    .from(widgetConfigs)
    .where(eq(widgetConfigs.id, id));
  return found ?? null;
}

/** `wtfu_` and 128 random bits: nobody guesses another widget's name. */
export function generateWidgetKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `wtfu_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The widget and its first knowledge, live: all of it or nothing, in one round trip. */
export async function createWidget(db: Database, input: NewWidget): Promise<CreatedWidget> {
  const { widgetKey = generateWidgetKey(), entries = DEFAULT_ENTRIES, ...settings } = input;
  const widget = {
    ...defaultDisclaimer(settings.industry, settings.locale),
    ...settings,
    widgetKey,
  };
  const insertWidget = db
    .insert(widgetConfigs)
    .values(widget)
    .returning({ id: widgetConfigs.id, widgetKey: widgetConfigs.widgetKey });
  const [created] =
    entries.length > 0
      ? (
          await db.batch([
            insertWidget,
            insertEntries(db, widgetKey, entries),
            publishFirst(db, widgetKey),
          ])
        )[0]
      : await insertWidget;
  if (!created) throw new Error("an insert without a conflict returns its row");
  return created;
}

function insertEntries(db: Database, widgetKey: string, entries: readonly NewEntry[]) {
  // Found by its key: the id is not known before the round trip that makes it.
  const widgetId = sql<number>`(select id from widget_configs where widget_key = ${widgetKey})`;
  return db.insert(widgetKnowledgeBase).values(
    entries.map((entry) => ({
      widgetId,
      category: entry.category,
      question: entry.question,
      alternativeQuestions: [...entry.alternativeQuestions],
      answer: entry.answer,
      keywords: [...entry.keywords],
      priority: entry.priority,
    })),
  );
}
