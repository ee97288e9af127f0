import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  makeAcceptance,
  makeConversation,
  makeFeedback,
  makeLead,
  makeMessage,
} from "../../test/make-outbox-event.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import { uuidv7 } from "../uuid.ts";
import { openDatabase } from "./database.ts";
import { classifyDeliveryError, deliverEvents } from "./delivery.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await makeHome(database, 4);
});

beforeEach(emptyTables);

async function emptyTables(): Promise<void> {
  await database.query("truncate widget_conversations, leads cascade");
  await database.query(
    "update widget_knowledge_base set times_used = 0, helpful_count = 0, not_helpful_count = 0",
  );
}

const deliver = (...events: OutboxEvent[]) => deliverEvents(database.db, events);
const failureOf = (...events: OutboxEvent[]) => deliver(...events).catch((error: unknown) => error);

/** A conversation with everything in it: `count` answers, a lead, a mind changed, a disclaimer. */
function wholeStream(count: number, seed = 0): OutboxEvent[] {
  const { clientId, widgetId, entryIds } = home;
  const conversation = makeConversation({ widgetId });
  const about = { conversationId: conversation.id };
  const lead = makeLead({ clientId, widgetId, ...about });
  const messages = Array.from({ length: count }, (_, index) =>
    makeMessage({
      ...about,
      seq: index + 1,
      knowledgeEntryId: entryIds[(index * 3 + seed) % entryIds.length] ?? null,
    }),
  );
  const minds = messages.flatMap(({ id: messageId }, index) => [
    makeFeedback({ messageId, revision: 1, wasHelpful: index % 2 === 0 }),
    makeFeedback({ messageId, revision: 2, wasHelpful: index % 3 === 0, feedbackText: "hm" }),
  ]);
  const named = { ...conversation, revision: 2, visitorName: "Jane", leadId: lead.id };
  return [
    conversation,
    makeAcceptance({ widgetId, ...about }),
    ...messages,
    ...minds,
    lead,
    named,
    { ...lead, revision: 2, phone: "+1 312 555 0143" },
    { ...named, revision: 3, status: "completed", endedAtMs: conversation.startedAtMs + 60_000 },
  ];
}

/** Every row that delivery writes, without the moments at which it wrote them. */
async function allRows() {
  const tables = [
    "widget_conversations",
    "widget_messages",
    "leads",
    "widget_disclaimer_acceptances",
    "widget_knowledge_base",
  ];
  const rows = tables.map((table) =>
    database.query(`select to_jsonb(t) - 'updated_at' as row from ${table} t order by id`),
  );
  const activities = database.query("select lead_id, activity_type, details from lead_activities");
  return Promise.all([...rows, activities]);
}

describe("however a stream of events is split and repeated", () => {
  test("it ends in the rows that a single delivery makes", { timeout: 60_000 }, async () => {
    const arbitrary = fc.record({
      count: fc.nat(6),
      cuts: fc.array(fc.nat(30), { maxLength: 6 }),
      replays: fc.array(fc.tuple(fc.nat(10), fc.nat(30), fc.nat(30)), { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ count, cuts, replays }) => {
        const stream = wholeStream(count);
        await emptyTables();
        await deliver(...stream);
        const expected = await allRows();
        await emptyTables();
        const ends = [...cuts.filter((cut) => cut < stream.length), stream.length];
        let from = 0;
        for (const [step, end] of ends.toSorted((a, b) => a - b).entries()) {
          await deliver(...stream.slice(from, end));
          from = end;
          // A repeat may begin and end anywhere in what has been delivered so far.
          for (const [after, first, last] of replays) {
            if (after === step)
              await deliver(...stream.slice(Math.min(first, end), Math.min(last, end)));
          }
        }
        expect(await allRows()).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test("any part of it delivered again, in whatever order, changes nothing", async () => {
    const stream = wholeStream(5);
    await deliver(...stream);
    const expected = await allRows();
    await deliver(...stream.toReversed());
    for (let from = 0; from < stream.length; from += 3) await deliver(...stream.slice(from));
    expect(await allRows()).toEqual(expected);
  });
});

describe("the network", () => {
  test("a whole batch is one round trip, and an empty one none", async () => {
    const before = await database.roundTrips();
    await deliver(...wholeStream(20));
    await deliver();
    expect((await database.roundTrips()) - before).toBe(1);
  });

  test("many objects that deliver at once never lock each other out of the same entries", async () => {
    const [one = 0, other = 0] = home.entryIds;
    // Crosswise, the worst case: an answer from one entry, and feedback on an answer from the other.
    const visits = Array.from({ length: 60 }, (_, index) => {
      const conversation = makeConversation({ widgetId: home.widgetId });
      const [first, second] = index % 2 === 0 ? [one, other] : [other, one];
      const about = { conversationId: conversation.id };
      const earlier = makeMessage({ ...about, seq: 1, knowledgeEntryId: second });
      const later = makeMessage({ ...about, seq: 2, knowledgeEntryId: first });
      return {
        begin: [conversation, earlier],
        next: [later, makeFeedback({ messageId: earlier.id })],
      };
    });
    await deliver(...visits.flatMap((visit) => visit.begin));
    const results = await Promise.allSettled(visits.map((visit) => deliver(...visit.next)));
    expect(results.filter((result) => result.status === "rejected")).toEqual([]);
    const entries = await database.query(
      "select times_used, helpful_count from widget_knowledge_base where times_used > 0",
    );
    expect(entries).toEqual(Array(2).fill({ times_used: 60, helpful_count: 30 }));
  });

  test("the same batch delivered twice at the same time counts once", async () => {
    const stream = wholeStream(8);
    await Promise.all([deliver(...stream), deliver(...stream), deliver(...stream)]);
    const racing = await allRows();
    await emptyTables();
    await deliver(...stream);
    expect(racing).toEqual(await allRows());
  });
});

describe("what failed", () => {
  test("a batch with one impossible row leaves nothing of itself behind", async () => {
    const stream = wholeStream(3);
    const impossible = makeMessage({ conversationId: uuidv7(0), seq: 99 });
    expect(classifyDeliveryError(await failureOf(...stream, impossible))).toBe("poison");
    const rows = await database.query("select id from widget_conversations");
    expect(rows).toEqual([]);
  });

  test("a row that Postgres will never take is poison", async () => {
    const conversation = makeConversation({ widgetId: home.widgetId });
    const message = makeMessage({ conversationId: conversation.id });
    const impossible: OutboxEvent[] = [
      makeConversation({ widgetId: 2_000_000_000 }),
      makeConversation({ widgetId: home.widgetId, satisfactionRating: 9 }),
      makeConversation({ widgetId: home.widgetId, id: "no-uuid" }),
      makeConversation({ widgetId: home.widgetId, startedAtMs: 9e18 }),
      { ...message, confidence: 1.5 },
      { ...message, conversationId: uuidv7(0) },
      makeLead({ clientId: 2_000_000_000, widgetId: home.widgetId, conversationId: uuidv7(0) }),
    ];
    await deliver(conversation);
    for (const event of impossible) {
      const error = await failureOf(event);
      expect(error).toBeInstanceOf(Error);
      expect(classifyDeliveryError(error)).toBe("poison");
    }
  });

  test.each(["unreachable", "error"] as const)(
    "a database that is away (%s) is asked again",
    async (kind) => {
      await database.setAway(true, kind);
      const error = await failureOf(...wholeStream(1));
      await database.setAway(false);
      expect(error).toBeInstanceOf(Error);
      expect(classifyDeliveryError(error)).toBe("retry");
    },
  );

  test("an answer lost on its way back is made good by the repeat", async () => {
    const stream = wholeStream(4);
    await database.setAway(true, "answer-lost");
    const error = await failureOf(...stream);
    await database.setAway(false);
    expect(classifyDeliveryError(error)).toBe("retry");
    const first = await allRows();
    await deliver(...stream);
    expect(await allRows()).toEqual(first);
  });

  test("a table that a migration has yet to make is worth waiting for", async () => {
    const { db } = await createTestDatabase();
    const unmigrated = await createTestDatabase();
    await unmigrated.query("drop table widget_disclaimer_acceptances");
    const acceptance = makeAcceptance({ widgetId: 1, conversationId: uuidv7(0) });
    const missing = await deliverEvents(unmigrated.db, [acceptance]).catch((e: unknown) => e);
    expect(classifyDeliveryError(missing)).toBe("retry");
    const widgetGone = await deliverEvents(db, [acceptance]).catch((e: unknown) => e);
    expect(classifyDeliveryError(widgetGone)).toBe("poison");
  });

  test("deadlocks, shutdowns and bugs of our own are retried", () => {
    for (const code of ["40P01", "40001", "57P01", "53300", "08006", "42P01"]) {
      const cause = Object.assign(new Error("from Postgres"), { code });
      expect(classifyDeliveryError(new Error("Failed query", { cause }))).toBe("retry");
    }
    expect(classifyDeliveryError(new TypeError("fetch failed"))).toBe("retry");
    expect(classifyDeliveryError("thrown by somebody else")).toBe("retry");
  });
});

test("one isolate keeps one database per address", () => {
  const env = { DATABASE_URL: database.url };
  expect(openDatabase(env)).toBe(openDatabase({ ...env }));
});
