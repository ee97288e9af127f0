import { runInDurableObject } from "cloudflare:test";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import {
  accepted,
  makeWidget,
  openThread as openThreadOf,
  ringAfter,
  type TestWidget,
  threadOf,
  visitOf,
} from "../../test/thread-client.ts";
import { DELIVERY_QUIET_MS, IDLE_TIMEOUT_MS } from "../domain/next-alarm.ts";

const database = openBoundDatabase();
let widget: TestWidget;

beforeAll(async () => {
  widget = await makeWidget();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(async () => {
  vi.useRealTimers();
  await database.setAway(false);
});

/** Of all tests so far: what they owe is delivered by their own alarms, at whatever moment. */
const opened: Pick<ReturnType<typeof threadOf>, "deliverNow">[] = [];

function openThread(visit = visitOf(widget)) {
  opened.push(threadOf(visit));
  return openThreadOf(visit);
}

describe("a thread", () => {
  test("two tabs that start at once get the same conversation (I8)", async () => {
    const visit = visitOf(widget);
    const stub = threadOf(visit);
    opened.push(stub);
    const started = await Promise.all([stub.start(visit), stub.start(visit), stub.start(visit)]);
    const [first, ...others] = started.map(accepted);
    expect(others.map((other) => other.conversation_id)).toEqual(
      others.map(() => first?.conversation_id),
    );
    expect(started.map(accepted).map((one) => one.existing)).toEqual([false, true, true]);
  });

  test("numbers messages without gaps, however many come at once (I2)", async () => {
    const thread = await openThread();
    const outcomes = await Promise.all(["a", "b", "c", "d"].map((text) => thread.say(text)));
    const seqs = outcomes.map(accepted).flatMap(({ sent }) => [sent.visitor_seq, sent.seq]);
    expect(seqs.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("the same client_message_id again gives the same answer and stores nothing new (I11)", async () => {
    const thread = await openThread();
    const [first, second] = await Promise.all([
      thread.say("What are your hours?", "send-1"),
      thread.say("What are your hours?", "send-1"),
    ]);
    expect(accepted(second).sent).toEqual(accepted(first).sent);
    const list = accepted(await thread.stub.list(thread.conversationId, 0));
    expect(list.messages.map((message) => message.seq)).toEqual([1, 2]);
  });

  test("an id that stands for other words is refused, or those words would be lost", async () => {
    const thread = await openThread();
    accepted(await thread.say("hours?", "1"));
    expect(await thread.say("parking?", "1")).toEqual({ refused: "client_message_id_taken" });
  });

  test("a client that begins to count anew in its next conversation loses nothing", async () => {
    const thread = await openThread();
    accepted(await thread.say("hello", "1"));
    accepted(await thread.stub.end(thread.conversationId));
    const next = await openThread(thread.visit);
    expect(accepted(await next.say("hello", "1")).sent.visitor_seq).toBe(1);
    const list = accepted(await next.stub.list(next.conversationId, 0));
    expect(list.messages).toHaveLength(2);
  });

  test("a retry of what opened a new conversation finds its answer there", async () => {
    const thread = await openThread();
    accepted(await thread.stub.end(thread.conversationId));
    const first = accepted(await thread.say("hours?", "1"));
    expect(accepted(await thread.say("hours?", "1")).sent).toEqual(first.sent);
  });

  test("without the notice accepted neither message nor lead is taken, whatever tab accepts", async () => {
    const strict = await makeWidget({
      requireDisclaimer: true,
      disclaimerText: "Not medical advice.",
      disclaimerVersion: "7",
    });
    const visit = visitOf(strict);
    const older = await openThread(visit);
    accepted(await older.stub.end(older.conversationId));
    const newer = await openThread(visit);
    const details = { visitor_name: "Jo", visitor_email: null, visitor_phone: null };
    const refused = { refused: "disclaimer_required" };
    expect(await newer.say("hours?")).toEqual(refused);
    expect(await newer.stub.captureLead(strict.key, newer.conversationId, details)).toEqual(
      refused,
    );
    const acceptance = {
      widgetKey: strict.key,
      conversationId: older.conversationId,
      version: "7",
      ipAddress: null,
      userAgent: null,
    };
    const wrong = { ...acceptance, version: "6" };
    expect(await newer.stub.acceptDisclaimer(wrong)).toEqual(refused);
    accepted(await newer.stub.acceptDisclaimer(acceptance));
    accepted(await newer.say("hours?"));
  });

  test("refuses beyond the widget's rate limit, but never a repeat of what it has accepted", async () => {
    const thread = await openThread();
    for (let n = 0; n < 10; n++) accepted(await thread.say(`message ${n}`, `send-${n}`));
    const refused = await thread.say("one too many", "send-10");
    expect(refused).toMatchObject({ refused: "rate_limited" });
    expect("retryAfterS" in refused && refused.retryAfterS).toBeGreaterThan(0);
    expect(accepted(await thread.say("message 3", "send-3")).sent.visitor_seq).toBe(7);
  });

  test("a lead completes the conversation, and a later message opens a new one", async () => {
    const thread = await openThread();
    accepted(await thread.say("hello"));
    const details = {
      visitor_name: "Jane",
      visitor_email: "jane@example.com",
      visitor_phone: null,
      handoff_type: null,
      handoff_details: null,
    };
    const lead = accepted(
      await thread.stub.captureLead(widget.key, thread.conversationId, details),
    );
    const again = accepted(
      await thread.stub.captureLead(widget.key, thread.conversationId, details),
    );
    expect(again.leadId).toBe(lead.leadId);
    const { sent } = accepted(await thread.say("one more thing"));
    expect(sent.visitor_seq).toBe(1);
    const ended = accepted(await thread.stub.list(thread.conversationId, 0));
    expect(ended).toMatchObject({ status: "completed", lead_captured: true });
  });
});

describe("delivery to Postgres", () => {
  test("a burst of a conversation is one round trip", async () => {
    for (const earlier of opened) await earlier.deliverNow();
    const thread = await openThread();
    for (const text of ["hours?", "parking?", "hello"]) accepted(await thread.say(text));
    const before = await database.roundTrips();
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    expect((await database.roundTrips()) - before).toBe(1);
    expect((await thread.rows()).map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.each(["unreachable", "error", "answer-lost"] as const)(
    "with Postgres away (%s) visitors are answered, and all of it arrives once it is back",
    async (kind) => {
      const thread = await openThread();
      await database.setAway(true, kind);
      accepted(await thread.say("hours?"));
      await ringAfter(thread.stub, DELIVERY_QUIET_MS);
      accepted(await thread.say("parking?"));
      await ringAfter(thread.stub, 60_000);
      await database.setAway(false);
      await ringAfter(thread.stub, 120_000);
      expect((await thread.rows()).map((row) => row.seq)).toEqual([1, 2, 3, 4]);
      const [row] = await database.query(
        "select message_count, bot_response_count from widget_conversations where id = $1",
        [thread.conversationId],
      );
      expect(row).toEqual({ message_count: 4, bot_response_count: 2 });
    },
  );

  test("a widget that is gone parks its rows and forgets nothing else (I4)", async () => {
    const doomed = await makeWidget();
    const thread = await openThread(visitOf(doomed));
    accepted(await thread.say("hours?"));
    await database.query("delete from widget_configs where id = $1", [doomed.id]);
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    const parked = await runInDurableObject(thread.stub, (_object, state) =>
      state.storage.sql.exec("SELECT parked_because FROM outbox").toArray(),
    );
    expect(parked.length).toBe(3);
    expect(parked.every((row) => row.parked_because !== null)).toBe(true);
  });
});

describe("time", () => {
  test("thirty quiet minutes end the conversation as abandoned", async () => {
    const thread = await openThread();
    accepted(await thread.say("hours?"));
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    await ringAfter(thread.stub, IDLE_TIMEOUT_MS);
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    const [row] = await database.query<{ status: string; duration_seconds: number }>(
      "select status, duration_seconds from widget_conversations where id = $1",
      [thread.conversationId],
    );
    expect(row?.status).toBe("abandoned");
    const again = accepted(await thread.stub.start(thread.visit));
    expect(again.existing).toBe(false);
  });

  test("what Postgres has not got is kept past its retention, and arrives in the end (I12)", async () => {
    const thread = await openThread();
    accepted(await thread.say("hours?"));
    accepted(await thread.stub.end(thread.conversationId));
    await database.setAway(true);
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    await ringAfter(thread.stub, 40 * 24 * 60 * 60 * 1000);
    expect(accepted(await thread.stub.list(thread.conversationId, 0)).messages).toHaveLength(2);
    // An alarm in the past would ring at once, and again, for as long as Postgres is away.
    const alarmAtMs = await runInDurableObject(thread.stub, (_object, state) =>
      state.storage.getAlarm(),
    );
    expect(alarmAtMs).toBeGreaterThan(Date.now());
    await database.setAway(false);
    await ringAfter(thread.stub, 120_000);
    expect(await thread.rows()).toHaveLength(2);
  });

  test("what was delivered and is older than the retention is gone from the object", async () => {
    const thread = await openThread();
    accepted(await thread.say("hours?"));
    accepted(await thread.stub.end(thread.conversationId));
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    await ringAfter(thread.stub, 31 * 24 * 60 * 60 * 1000);
    expect(await thread.stub.list(thread.conversationId, 0)).toEqual({
      refused: "not_found",
    });
    expect(await thread.rows()).toHaveLength(2);
  });
});
