import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { type Chat, deliverChat, type Turn } from "../knowledge/insights/fixtures/deliver-chat.ts";
import { readAskedQuestions, readAskings, readEntryUses } from "./knowledge-insights.ts";
import { draftGap, extendWithGap, type GapEntry } from "./knowledge-insights-drafts.ts";
import { findTrialSource } from "./knowledge-insights-source.ts";

const NOW_MS = Date.UTC(2026, 4, 20, 12);
const DAY_MS = 24 * 60 * 60 * 1_000;
const MONTH = { sinceMs: NOW_MS - 30 * DAY_MS, limit: 100 };

let database: TestDatabase;
let home: Home;
let other: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.query("truncate clients cascade");
  home = await makeHome(database, 2);
  other = await makeHome(database, 1);
});

const chat = (turns: readonly Turn[], overrides: Partial<Chat> = {}) =>
  deliverChat(database, { widgetId: home.widgetId, atMs: NOW_MS - DAY_MS, turns, ...overrides });
const askings = () => readAskings(database.db, home.widgetId, MONTH);
const first = (ids: readonly number[]) => ids[0] ?? 0;

describe("askings", () => {
  test("pair a visitor's question with the bot's answer to it, newest first, in one round trip", async () => {
    const entryId = first(home.entryIds);
    await chat([
      { asked: "hours?", entryId, confidence: 0.9, wasHelpful: false, answeredBy: "knowledge" },
      { asked: "and on sunday?" },
    ]);
    const before = await database.roundTrips();
    const found = await askings();
    expect((await database.roundTrips()) - before).toBe(1);
    expect(found).toMatchObject([
      {
        text: "and on sunday?",
        entryId: null,
        confidence: 0.2,
        wasHelpful: null,
        answeredBy: null,
      },
      {
        text: "hours?",
        entryId,
        confidence: 0.9,
        wasHelpful: false,
        answeredBy: "knowledge",
        askedAtMs: NOW_MS - DAY_MS,
        ending: { nextText: "and on sunday?", leadAfter: false, handedOver: false, rating: null },
      },
    ]);
  });

  test("know how the conversation went on after each of them", async () => {
    await chat([{ asked: "one" }, { asked: "two" }], {
      lead: { clientId: home.clientId },
      conversation: { status: "completed", satisfactionRating: 2 },
    });
    await chat([{ asked: "three" }, { byPerson: true }, { asked: "four" }], {
      atMs: NOW_MS - 2 * DAY_MS,
      conversation: { status: "abandoned" },
    });
    const endings = (await askings()).map(({ text, ending }) => [text, ending]);
    const plain = { leadAfter: false, handedOver: false, wasAbandoned: false, rating: null };
    expect(endings).toEqual([
      ["two", { ...plain, nextText: null, leadAfter: true, rating: 2 }],
      ["one", { ...plain, nextText: "two", rating: 2 }],
      ["four", { ...plain, nextText: null, wasAbandoned: true }],
      ["three", { ...plain, nextText: "four", handedOver: true, wasAbandoned: true }],
    ]);
  });

  test("leave out spam, other widgets, and what is older than the days asked for", async () => {
    await chat([{ asked: "mine" }]);
    await chat([{ asked: "spam" }], { conversation: { status: "spam" } });
    await chat([{ asked: "theirs" }], { widgetId: other.widgetId });
    await chat([{ asked: "old" }], { atMs: NOW_MS - 31 * DAY_MS });
    expect((await askings()).map(({ text }) => text)).toEqual(["mine"]);
    await database.query("update widget_conversations set is_spam = true");
    expect(await askings()).toEqual([]);
  });

  test("count one question once, however many messages the bot answers it with", async () => {
    await chat([{ asked: "two things", confidence: 0.9 }, { confidence: 0.7 }]);
    expect(await askings()).toMatchObject([{ text: "two things", confidence: 0.9 }]);
  });

  test("are bounded, and the newest are kept", async () => {
    await chat([{ asked: "one" }, { asked: "two" }, { asked: "three" }]);
    const found = await readAskings(database.db, home.widgetId, { ...MONTH, limit: 2 });
    expect(found.map(({ text }) => text)).toEqual(["three", "two"]);
  });
});

describe("asked questions", () => {
  test("stand once for all who asked them, whatever the case and spacing, most asked first", async () => {
    await chat([{ asked: "parking?" }, { asked: "Hours" }, { asked: "hours " }]);
    await chat([{ asked: "  hours" }], { atMs: NOW_MS - 2 * DAY_MS });
    await chat([{ asked: "theirs" }], { widgetId: other.widgetId });
    await chat([{ asked: "spam" }], { conversation: { status: "spam" } });
    expect(await readAskedQuestions(database.db, home.widgetId, MONTH)).toEqual([
      { text: "hours ", count: 2 },
      { text: "parking?", count: 1 },
    ]);
  });

  test("are not what was said to a person", async () => {
    await chat([{ asked: "the bot" }, { asked: "a person", byPerson: true }]);
    const found = await readAskedQuestions(database.db, home.widgetId, MONTH);
    expect(found).toEqual([{ text: "the bot", count: 1 }]);
  });
});

test("uses are counted entry by entry, with what visitors said to them", async () => {
  const entryId = first(home.entryIds);
  await chat([
    { asked: "one", entryId, wasHelpful: true },
    { asked: "two", entryId, wasHelpful: false },
    { asked: "three", entryId },
    { asked: "four" },
  ]);
  await chat([{ asked: "five", entryId: first(other.entryIds) }], { widgetId: other.widgetId });
  expect(await readEntryUses(database.db, home.widgetId, MONTH.sinceMs)).toEqual([
    { entryId, answers: 3, helpful: 1, notHelpful: 1 },
  ]);
});

test("a trial has the live entries as they were published, and the draft as it is", async () => {
  const [kept, gone] = home.entryIds;
  await database.query(
    "update widget_knowledge_base set question = 'new words', helpful_count = 3 where id = $1",
    [kept],
  );
  await database.query("update widget_knowledge_base set deleted_at = now() where id = $1", [gone]);
  await database.query("update widget_configs set is_active = false where id = $1", [
    home.widgetId,
  ]);
  const source = await findTrialSource(database.db, home.widgetId);
  expect(source?.live.entries).toMatchObject([
    { id: kept, question: "question 0", helpfulCount: 3 },
    { id: gone, question: "question 1" },
  ]);
  expect(source?.draft).toMatchObject([{ id: kept, question: "new words", helpfulCount: 3 }]);
  expect(await findTrialSource(database.db, 2 ** 31 - 1)).toBeNull();
});

describe("a gap's entry", () => {
  const gap: GapEntry = {
    question: "Do you rent wheelchairs?",
    alternativeQuestions: ["wheelchair rental"],
    keywords: ["wheelchair"],
    category: null,
    answer: null,
    sourceMessageId: null,
  };
  const counts = async () => {
    const [row] = await database.query(
      `select (select count(*)::int from widget_knowledge_base) as entries,
        (select count(*)::int from knowledge_tests) as tests`,
    );
    return row;
  };

  test("and its test wait, not active, until there is an answer", async () => {
    const made = await draftGap(database.db, home.widgetId, gap);
    expect(made).toMatchObject({
      entry: {
        question: gap.question,
        alternativeQuestions: ["wheelchair rental"],
        answer: "",
        isActive: false,
      },
      test: { question: gap.question, source: "gap", isActive: false },
    });
    expect(made?.test.expectedEntryId).toBe(made?.entry.id);
  });

  test("and its test are active at once with an answer", async () => {
    const made = await draftGap(database.db, home.widgetId, { ...gap, answer: "Yes." });
    expect(made).toMatchObject({
      entry: { answer: "Yes.", isActive: true },
      test: { isActive: true },
    });
  });

  test("is made with its test or not at all: a question is drafted once", async () => {
    await draftGap(database.db, home.widgetId, gap);
    const before = await counts();
    const again = { ...gap, question: gap.question.toUpperCase() };
    expect(await draftGap(database.db, home.widgetId, again)).toBeNull();
    expect(
      await extendWithGap(database.db, home.widgetId, { ...again, entryId: first(home.entryIds) }),
    ).toBeNull();
    expect(await counts()).toEqual(before);
    expect(await draftGap(database.db, other.widgetId, gap)).not.toBeNull();
  });

  test("may be one that is there: it learns what it lacks, in order, and keeps the rest", async () => {
    const entryId = first(home.entryIds);
    await database.query(
      "update widget_knowledge_base set alternative_questions = '{Wheelchair Rental}', keywords = '{chair}' where id = $1",
      [entryId],
    );
    const made = await extendWithGap(database.db, home.widgetId, {
      ...gap,
      keywords: ["CHAIR", "rent"],
      entryId,
    });
    expect(made).toMatchObject({
      entry: {
        id: entryId,
        question: "question 0",
        answer: "an answer",
        alternativeQuestions: ["Wheelchair Rental", "Do you rent wheelchairs?"],
        keywords: ["chair", "rent"],
      },
      test: { expectedEntryId: entryId, isActive: true },
    });
  });

  test("is never another widget's, nor refers to another widget's message", async () => {
    await chat([{ asked: "theirs" }], { widgetId: other.widgetId });
    const [message] = await database.query<{ id: string }>(
      "select id from widget_messages limit 1",
    );
    const sourceMessageId = message?.id ?? null;
    expect(
      await extendWithGap(database.db, home.widgetId, { ...gap, entryId: first(other.entryIds) }),
    ).toBeNull();
    const made = await draftGap(database.db, home.widgetId, { ...gap, sourceMessageId });
    expect(made?.test.sourceMessageId).toBeNull();
    const theirs = await draftGap(database.db, other.widgetId, { ...gap, sourceMessageId });
    expect(theirs?.test.sourceMessageId).toBe(sourceMessageId);
  });
});
