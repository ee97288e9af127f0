import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import {
  createEntries,
  entryIdsInDraft,
  markEntryDeleted,
  readDraft,
  readFeedback,
} from "./knowledge-entries.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  home = await makeHome(database, 3);
});

test("more entries than one statement takes are made in one round trip, in order", async () => {
  const entries = Array.from({ length: 7_000 }, (_, at) => ({
    question: `imported ${at}`,
    answer: "yes",
  }));
  const before = await database.roundTrips();
  const rows = await createEntries(database.db, home.widgetId, entries);
  expect((await database.roundTrips()) - before).toBe(1);
  expect(rows.map((row) => row.question)).toEqual(entries.map((entry) => entry.question));
  expect(await createEntries(database.db, home.widgetId, [])).toEqual([]);
});

test("the draft is what is active and not deleted, with its feedback", async () => {
  const [first = 0, second = 0, third = 0] = home.entryIds;
  await markEntryDeleted(database.db, home.widgetId, first);
  await database.query("update widget_knowledge_base set is_active = false where id = $1", [
    second,
  ]);
  await database.query("update widget_knowledge_base set helpful_count = 2 where id = $1", [third]);
  expect(await readDraft(database.db, home.widgetId)).toEqual([
    {
      id: third,
      category: "general",
      question: "question 2",
      alternativeQuestions: [],
      answer: "an answer",
      keywords: [],
      priority: 0,
      sourceUrl: null,
      helpfulCount: 2,
      notHelpfulCount: 0,
    },
  ]);
});

test("feedback on a deleted entry still counts, for the live version may hold it", async () => {
  const [first = 0] = home.entryIds;
  await database.query("update widget_knowledge_base set not_helpful_count = 3 where id = $1", [
    first,
  ]);
  await markEntryDeleted(database.db, home.widgetId, first);
  expect(await readFeedback(database.db, home.widgetId)).toEqual([
    { id: first, helpfulCount: 0, notHelpfulCount: 3 },
  ]);
});

test("an entry is in the draft of its own widget alone, and only until it is deleted", async () => {
  const other = await makeHome(database, 1);
  const [first = 0, second = 0] = home.entryIds;
  await markEntryDeleted(database.db, home.widgetId, first);
  const asked = [...home.entryIds, ...other.entryIds];
  expect(await entryIdsInDraft(database.db, home.widgetId, asked)).toEqual(
    new Set(home.entryIds.slice(1)),
  );
  expect(await markEntryDeleted(database.db, other.widgetId, second)).toBe(false);
});
