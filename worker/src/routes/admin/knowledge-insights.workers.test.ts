import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  DraftedGapEntry,
  GapReport,
  HealthReport,
  ReplayReport,
  ThresholdReport,
  TriedQuestion,
} from "../../../../contracts/knowledge-insights.ts";
import { DEFAULT_ANSWER_THRESHOLD } from "../../../../drizzle/schema/widget-configs.ts";
import { callAdmin, sendAdmin } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeWidget, type TestWidget } from "../../../test/thread-client.ts";
import { ask, refusalOf, startChat } from "../../../test/visitor-client.ts";
import {
  type Chat,
  deliverChat,
  type Turn,
} from "../../knowledge/insights/fixtures/deliver-chat.ts";

const database = openBoundDatabase();
const HOUR_MS = 60 * 60 * 1_000;

let widget: TestWidget;
let other: TestWidget;
let hoursId: number;
let parkingId: number;

async function entryIdsOf({ id }: TestWidget): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    "select id from widget_knowledge_base where widget_id = $1 order by id",
    [id],
  );
  return rows.map((row) => row.id);
}

const change = (entryId: number, assignment: string) =>
  database.query(`update widget_knowledge_base set ${assignment} where id = $1`, [entryId]);

const chat = (turns: readonly Turn[], overrides: Partial<Chat> = {}) =>
  deliverChat(database, { widgetId: widget.id, atMs: Date.now() - HOUR_MS, turns, ...overrides });

async function answered<Schema extends z.ZodType>(
  schema: Schema,
  response: Response,
  status = 200,
): Promise<z.infer<Schema>> {
  const body = await response.json();
  expect({ status: response.status, body }).toMatchObject({ status });
  return schema.parse(body);
}

const get = (path: string, id = widget.id) => callAdmin(id, `knowledge/${path}`);
const post = (path: string, body: object, id = widget.id) =>
  sendAdmin(id, "POST", `knowledge/${path}`, body);

beforeAll(async () => {
  widget = await makeWidget();
  other = await makeWidget();
  const [hours = 0, parking = 0] = await entryIdsOf(widget);
  hoursId = hours;
  parkingId = parking;
  await change(hours, "created_at = now() - interval '90 days'");
  await change(parking, "created_at = now() - interval '90 days'");
  await chat([
    { asked: "when do you open", entryId: hours, confidence: 0.9, wasHelpful: true },
    { asked: "Do you rent wheelchairs? call 312 555 0143", confidence: 0.12 },
  ]);
  await chat([{ asked: "wheelchair rental", confidence: 0.1 }], {
    conversation: { status: "abandoned" },
  });
  for (let visitor = 0; visitor < 3; visitor += 1) {
    await chat([
      { asked: "are you open at night", entryId: hours, confidence: 0.6, wasHelpful: false },
    ]);
  }
  await chat([{ asked: "buy my pills", confidence: 0.1 }], { conversation: { status: "spam" } });
  await chat([{ asked: "a secret of theirs", confidence: 0.1 }], { widgetId: other.id });
});

describe("trying a question", () => {
  const tryOut = async (body: object, id = widget.id) =>
    answered(TriedQuestion, await post("try", body, id));

  test("shows what was found and just what a visitor is told", async () => {
    const question = "When are you open?";
    // A widget of its own: what is asked here arrives in Postgres some time later.
    const asked = await makeWidget();
    const [hoursId] = await entryIdsOf(asked);
    // From a copy that a reader makes, visitors would be answered by words alone.
    const published = await sendAdmin(asked.id, "POST", "knowledge/publish", {});
    expect(published.status).toBe(201);
    const tried = await tryOut({ question, target: "live" }, asked.id);
    const { conversation_id: conversationId } = await startChat(asked.key);
    const told = await ask(asked.key, conversationId, question);
    expect(tried.visitor_sees).toEqual({
      text: told.response,
      entry_id: hoursId,
      confidence: told.confidence,
      sources: told.sources,
      suggestions: told.suggestions,
      action: told.action,
    });
    expect(tried).toMatchObject({ target: "live", threshold: DEFAULT_ANSWER_THRESHOLD });
    expect(tried.asked).toHaveLength(1);
    const [part] = tried.asked;
    expect(part).toMatchObject({ text: question, query: question, clears_threshold: true });
    expect(part?.ranked[0]).toMatchObject({
      entry_id: hoursId,
      question: "What are your opening hours?",
      confidence: part?.confidence,
    });
    expect(Object.keys(part?.ranked[0]?.parts ?? {})).not.toEqual([]);
  });

  test("asks the draft unless told otherwise, before anything of it is live", async () => {
    const own = await makeWidget();
    const [, parking = 0] = await entryIdsOf(own);
    await change(parking, "answer = 'In the new garage.'");
    const question = "Where can I park?";
    expect(await tryOut({ question }, own.id)).toMatchObject({
      target: "draft",
      visitor_sees: { text: "In the new garage." },
    });
    expect(await tryOut({ question, target: "live" }, own.id)).toMatchObject({
      target: "live",
      visitor_sees: { text: "Behind the building." },
    });
  });

  test("shows the way to a person where nothing clears the threshold", async () => {
    const tried = await tryOut({ question: "Do you sell submarines?" });
    expect(tried).toMatchObject({
      asked: [{ clears_threshold: false }],
      visitor_sees: { entry_id: null, action: "capture_lead" },
    });
  });

  test("understands a question from what came before it", async () => {
    const own = await makeWidget();
    const [hours = 0] = await entryIdsOf(own);
    await change(hours, "answer = 'We open at 8, on Sundays at 10.'");
    const body = { question: "and on sundays?", history: ["What are your opening hours?"] };
    const { asked, visitor_sees } = await tryOut(body, own.id);
    expect(asked[0]?.query).toMatch(/opening hours.*sundays/i);
    expect(visitor_sees).toMatchObject({ entry_id: hours });
    const [alone] = (await tryOut({ question: body.question }, own.id)).asked;
    expect(alone?.query).toBe(body.question);
  });

  test("asks the knowledge nothing for a greeting", async () => {
    const tried = await tryOut({ question: "hello" });
    expect(tried).toMatchObject({ asked: [], visitor_sees: { entry_id: null, confidence: null } });
  });
});

test("the threshold is told in numbers of the widget's own traffic, without spam and repeats", async () => {
  const report = await answered(ThresholdReport, await get("threshold?days=7"));
  expect(report).toMatchObject({
    days: 7,
    asked: 6,
    wrong_cost: 2,
    current: {
      threshold: DEFAULT_ANSWER_THRESHOLD,
      answered: 4,
      handed_over: 2,
      expected_wrong: 1.3,
      observed_wrong: { count: 3, of: 4, share: 0.75 },
    },
  });
  expect(report.points).toHaveLength(19);
  // Three visitors of three said that answers as sure as 0.6 did not help.
  expect(report.recommended?.threshold).toBe(0.65);
});

describe("gaps", () => {
  test("are clusters of what was not served, worst first, with nothing that identifies a visitor", async () => {
    const response = await get("gaps");
    const report = await answered(GapReport, response);
    expect(report).toMatchObject({ days: 30, askings: 5, gap_count: 2 });
    expect(report.gaps).toMatchObject([
      {
        question: "are you open at night",
        askings: 3,
        kinds: { unhelpful: 3 },
        severity: 4.5,
        closest_entry: { entry_id: hoursId, question: "What are your opening hours?" },
        proposal: "review_answer",
      },
      {
        askings: 2,
        kinds: { unanswered: 2 },
        endings: { abandoned: 1 },
        severity: 3,
        proposal: "new_entry",
        draft: { extend_entry_id: null },
      },
    ]);
    expect(JSON.stringify(report)).not.toMatch(/secret|pills|0143/);
  });

  test("become an entry and its test in a click, once", async () => {
    const [, gap] = (await answered(GapReport, await get("gaps"))).gaps;
    const made = await answered(
      DraftedGapEntry,
      await post("gaps/draft-entry", gap?.draft ?? {}),
      201,
    );
    expect(made).toMatchObject({
      entry: { question: gap?.question, answer: "", is_active: false },
      test: {
        question: gap?.question,
        is_active: false,
        source_message_id: gap?.source_message_id,
      },
    });
    expect(made.test.expected_entry_id).toBe(made.entry.id);
    const again = await refusalOf(await post("gaps/draft-entry", gap?.draft ?? {}));
    expect(again).toMatchObject({ status: 409, code: "conflict", field: "question" });
  });

  test("may teach an entry that is there", async () => {
    const wish = {
      question: "is there a garage",
      keywords: ["garage"],
      extend_entry_id: parkingId,
    };
    const made = await answered(DraftedGapEntry, await post("gaps/draft-entry", wish), 201);
    expect(made).toMatchObject({
      entry: { id: parkingId, alternative_questions: ["is there a garage"], is_active: true },
      test: { expected_entry_id: parkingId, is_active: true },
    });
  });

  test("bring nothing of a visitor into the knowledge, even where the dashboard sends it", async () => {
    const wish = { question: "Did you get the mail of ada@example.com?", answer: "Yes." };
    const made = await answered(DraftedGapEntry, await post("gaps/draft-entry", wish), 201);
    expect(made.entry).toMatchObject({
      question: "Did you get the mail of [email]?",
      is_active: true,
    });
    await change(made.entry.id, "deleted_at = now()");
  });

  test("cannot touch an entry of another widget", async () => {
    const [theirs = 0] = await entryIdsOf(other);
    const wish = { question: "anything", extend_entry_id: theirs };
    expect(await refusalOf(await post("gaps/draft-entry", wish))).toMatchObject({
      status: 400,
      field: "extend_entry_id",
    });
  });
});

describe("a replay", () => {
  test("tells what the draft would change for the questions that were asked", async () => {
    const own = await makeWidget();
    const [, parking = 0] = await entryIdsOf(own);
    const asked = { widgetId: own.id };
    await chat([{ asked: "Where can I park?" }], asked);
    await chat([{ asked: "where can i park?" }, { asked: "What are your opening hours?" }], asked);
    const same = await answered(ReplayReport, await post("replay", {}, own.id));
    expect(same).toMatchObject({
      questions: 2,
      askings: 3,
      answered_live: 3,
      entries: [],
      moves: [],
    });
    await change(parking, "deleted_at = now()");
    const report = await answered(ReplayReport, await post("replay", { days: 7 }, own.id));
    expect(report).toMatchObject({
      days: 7,
      questions: 2,
      askings: 3,
      answered_live: 3,
      answered_draft: 1,
      changes: { newly_answered: 0, newly_unanswered: 2, moved: 0 },
      entries: [
        { entry_id: parking, question: "Where can I park?", live: 2, draft: 0, gained: 0, lost: 2 },
      ],
      changed_questions: [{ kind: "newly_unanswered", askings: 2, draft: { entry_id: null } }],
    });
  });

  test("looks at no more questions than asked for", async () => {
    expect(await answered(ReplayReport, await post("replay", { limit: 1 }))).toMatchObject({
      questions: 1,
    });
  });
});

test("health names the entries that are wrong, and how", async () => {
  const own = await makeWidget();
  const [hours = 0, parking = 0] = await entryIdsOf(own);
  await change(hours, "created_at = now() - interval '90 days'");
  await change(parking, "created_at = now() - interval '90 days'");
  for (let visitor = 0; visitor < 3; visitor += 1) {
    const turn = { asked: "garage?", entryId: parking, confidence: 0.9, wasHelpful: false };
    await chat([turn], { widgetId: own.id });
  }
  const copy = { question: "Your opening hours?", answer: "We open at 9." };
  expect((await sendAdmin(own.id, "POST", "knowledge", copy)).status).toBe(201);
  const [, , copyId = 0] = await entryIdsOf(own);
  const report = await answered(HealthReport, await get("health?days=30", own.id));
  expect(report).toMatchObject({
    days: 30,
    entry_count: 3,
    never_used: [{ entry_id: hours, question: "What are your opening hours?" }],
    often_unhelpful: [{ entry_id: parking, not_helpful: { count: 3, of: 3, share: 1 } }],
    near_duplicates: [
      {
        entries: [{ entry_id: hours }, { entry_id: copyId, question: "Your opening hours?" }],
        contradictions: [{ kind: "number", facts: [["8"], ["9"]] }],
      },
    ],
    shadowed: [],
  });
});
