import { beforeAll, describe, expect, test } from "vitest";
import { WIDGET_KEY_PATTERN } from "../../../contracts/widget-config.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { createWidget, generateWidgetKey } from "./widgets.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await makeHome(database);
});

const entriesOf = (widgetId: number) =>
  database.query(
    "select category, question, keywords from widget_knowledge_base where widget_id = $1 order by id",
    [widgetId],
  );

describe("a new widget", () => {
  test("has a key of its own and something sensible to say, in one round trip", async () => {
    const before = await database.roundTrips();
    const widget = await createWidget(database.db, { clientId: home.clientId, widgetName: "A" });
    expect((await database.roundTrips()) - before).toBe(1);
    expect(widget.widgetKey).toMatch(WIDGET_KEY_PATTERN);
    const categories = (await entriesOf(widget.id)).map((row) => row.category);
    expect(categories).toEqual([
      "greeting",
      "contact",
      "hours",
      "services",
      "pricing",
      "location",
      "human",
      "privacy",
    ]);
  });

  test("is answered from what it begins with: its first version is live", async () => {
    const widget = await createWidget(database.db, { clientId: home.clientId, widgetName: "A" });
    const versions = await database.query(
      "select number, is_live, entry_count, entries from knowledge_versions where widget_id = $1",
      [widget.id],
    );
    const rows = await database.query(
      `select id, category, question, alternative_questions as "alternativeQuestions", answer,
         keywords, priority, source_url as "sourceUrl"
       from widget_knowledge_base where widget_id = $1 order by id`,
      [widget.id],
    );
    expect(versions).toEqual([
      { number: 1, is_live: true, entry_count: rows.length, entries: rows },
    ]);
  });

  test("may bring its own key and knowledge", async () => {
    const widgetKey = `wtfu_${"a1".repeat(16)}`;
    const entry = {
      category: "visit",
      question: "Can I park?",
      alternativeQuestions: ["parking"],
      answer: "Yes.",
      keywords: ["car", "park"],
      priority: 3,
    };
    const input = { clientId: home.clientId, widgetName: "A", widgetKey, entries: [entry] };
    const widget = await createWidget(database.db, input);
    expect(widget.widgetKey).toBe(widgetKey);
    expect(await entriesOf(widget.id)).toEqual([
      { category: "visit", question: "Can I park?", keywords: ["car", "park"] },
    ]);
  });

  test("comes with its knowledge or not at all", async () => {
    const clientId = 2_000_000_000;
    await expect(createWidget(database.db, { clientId, widgetName: "A" })).rejects.toThrow();
    const [row] = await database.query(
      "select count(*)::int as n from widget_configs where client_id = $1",
      [clientId],
    );
    expect(row).toEqual({ n: 0 });
  });

  test("asks for a disclaimer in a regulated industry, unless told otherwise", async () => {
    const { clientId } = home;
    for (const industry of ["general", "healthcare", "legal", "financial"] as const) {
      const asked = await createWidget(database.db, { clientId, widgetName: "A", industry });
      const free = await createWidget(database.db, {
        clientId,
        widgetName: "A",
        industry,
        requireDisclaimer: false,
      });
      const rows = await database.query(
        "select require_disclaimer, disclaimer_text is not null as has_text from widget_configs where id = any($1) order by id",
        [[asked.id, free.id]],
      );
      const isRegulated = industry !== "general";
      expect(rows).toEqual([
        { require_disclaimer: isRegulated, has_text: isRegulated },
        { require_disclaimer: false, has_text: isRegulated },
      ]);
    }
  });

  test("has a key that no other has", () => {
    const keys = Array.from({ length: 1000 }, generateWidgetKey);
    expect(new Set(keys).size).toBe(1000);
  });
});
