import { createWidget, type NewWidget } from "../src/store/widgets.ts";
import { insert } from "./insert-row.ts";
import type { TestDatabase } from "./test-database.ts";

export interface Home {
  readonly clientId: number;
  readonly widgetId: number;
  readonly widgetKey: string;
  readonly entryIds: readonly number[];
}

/** What a test may settle of a widget; its client is made for it. */
export type WidgetSettings = Partial<Omit<NewWidget, "clientId">>;

/** Its id. */
export async function makeClient(database: TestDatabase): Promise<number> {
  const [client] = await database.query<{ id: number }>(
    "insert into clients (name, email) values ('Test', 't@example.com') returning id",
  );
  if (!client) throw new Error("no client was made");
  return client.id;
}

/** A client with one widget that knows `entryCount` things. */
export async function makeHome(database: TestDatabase, entryCount = 0): Promise<Home> {
  const clientId = await makeClient(database);
  const entries = Array.from({ length: entryCount }, (_, index) => ({
    category: "general",
    question: `question ${index}`,
    alternativeQuestions: [],
    answer: "an answer",
    keywords: [],
    priority: 0,
  }));
  const { id, widgetKey } = await createWidget(database.db, {
    clientId,
    widgetName: "Test",
    entries,
  });
  const rows = await database.query<{ id: number }>(
    "select id from widget_knowledge_base where widget_id = $1 order by id",
    [id],
  );
  return { clientId, widgetId: id, widgetKey, entryIds: rows.map((row) => row.id) };
}

/** The id of a conversation of which nothing is stored but its row. */
export async function makeTalk(
  database: TestDatabase,
  widgetId: number,
  { leadId = null, isSpam = false }: { leadId?: string | null; isSpam?: boolean } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  const row = { id, widget_id: widgetId, session_id: "s", lead_id: leadId, is_spam: isSpam };
  await insert(database, "widget_conversations", row);
  return id;
}

/** What stands on a lead's time line of one type, oldest first. */
export function leadLines(database: TestDatabase, leadId: string, type: string) {
  return database.query(
    `select user_id, details from lead_activities where lead_id = $1 and activity_type = $2
     order by id`,
    [leadId, type],
  );
}
