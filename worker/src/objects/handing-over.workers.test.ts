import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { recordInbox, recordNotices } from "../../test/recorded-inbox.ts";
import {
  accepted,
  makeWidget,
  openThread as openThreadOf,
  ringAfter,
  type TestWidget,
  visitOf,
} from "../../test/thread-client.ts";

const database = openBoundDatabase();
const inbox = recordInbox();
const notices = recordNotices();
let widget: TestWidget;
let jane: { readonly id: number; readonly name: string };
const BOB = { id: 9_999_999, name: "Bob" };

beforeAll(async () => {
  widget = await makeWidget({ offlineMessage: "Back on Monday." });
  const [row] = await database.query<{ id: number }>(
    `insert into users (name, email, role, client_id, is_active)
     values ('Jane', 'jane@clinic.example', 'client_user', $1, true) returning id`,
    [widget.clientId],
  );
  jane = { id: row?.id ?? 0, name: "Jane" };
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
  Object.assign(inbox.state, { isSomebodyThere: false, isWatched: false, isBroken: false });
});

const openThread = (visit = visitOf(widget)) => openThreadOf(visit);
type OpenThread = Awaited<ReturnType<typeof openThread>>;

async function saidIn(thread: OpenThread) {
  const list = accepted(await thread.stub.list(thread.conversationId, 0));
  return list.messages.map(({ type, text }) => `${type}: ${text}`);
}

async function rowOf(thread: OpenThread) {
  const [row] = await database.query(
    `select status, handover_phase, handover_reason, handoff_type, claimed_by, assigned_to, outcome,
       waiting_since is not null as waits, claimed_at is not null as was_claimed
     from widget_conversations where id = $1`,
    [thread.conversationId],
  );
  return row;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => {
    if (!(await isSo())) throw new Error("not yet");
  });
}

describe("a wish for a person", () => {
  test("waits in the inbox while somebody is there, is claimed, and goes back to the bot", async () => {
    inbox.state.isSomebodyThere = true;
    const thread = await openThread();
    const { sent } = accepted(await thread.say("I want to talk to a person", "w1"));
    expect(sent.response).toContain("asked the team");
    expect(accepted(await thread.say("I want to talk to a person", "w1")).sent).toEqual(sent);
    const claimed = accepted(await thread.stub.claim(thread.conversationId, jane));
    expect(claimed).toMatchObject({ handover_phase: "claimed", claimer_name: "Jane" });
    await thread.stub.deliverNow();
    expect(await rowOf(thread)).toEqual({
      status: "active",
      handover_phase: "claimed",
      handover_reason: "asked",
      handoff_type: "human",
      claimed_by: jane.id,
      assigned_to: jane.id,
      outcome: null,
      waits: false,
      was_claimed: true,
    });
    const said = accepted(await thread.say("What are your opening hours?", "w2")).sent;
    expect(said).toMatchObject({ response: "", seq: said.visitor_seq });
    expect(accepted(await thread.say("What are your opening hours?", "w2")).sent).toEqual(said);
    accepted(await thread.stub.release(thread.conversationId, jane));
    expect(accepted(await thread.say("What are your opening hours?")).sent.response).toBe(
      "We open at 8.",
    );
    expect((await saidIn(thread)).filter((line) => line.startsWith("bot"))).toHaveLength(1);
  });

  test("with nobody there is told honestly, and a notice is owed once", async () => {
    const thread = await openThread();
    const asked = accepted(await thread.stub.requestHandover(widget.key, thread.conversationId));
    expect(asked).toMatchObject({ status: "offline", handover: { phase: "bot" } });
    expect(asked.message).toContain("nobody is here");
    accepted(await thread.stub.requestHandover(widget.key, thread.conversationId));
    accepted(await thread.say("talk to a person please"));
    expect(await saidIn(thread)).toHaveLength(3);
    await ringAfter(thread.stub, 1_000);
    const own = notices.sent.filter(({ id }) => id.endsWith(thread.conversationId));
    expect(own.map(({ type }) => type)).toEqual(["handover_waiting"]);
  });

  test("that an inbox fails to answer is a wish with nobody there", async () => {
    inbox.state.isBroken = true;
    const thread = await openThread();
    const asked = accepted(await thread.stub.requestHandover(widget.key, thread.conversationId));
    expect(asked.status).toBe("offline");
    expect(accepted(await thread.say("What are your opening hours?")).sent.response).toBe(
      "We open at 8.",
    );
  });
});

describe("a user", () => {
  test("answers, is refused where another does, and closes with an outcome", async () => {
    const thread = await openThread();
    accepted(await thread.say("hello"));
    const id = thread.conversationId;
    accepted(await thread.stub.claim(id, jane));
    expect(await thread.stub.claim(id, BOB)).toMatchObject({ reason: "claimed_by_other" });
    const said = { text: "Hi, Jane here.", clientMessageId: "r1" };
    const replied = accepted(await thread.stub.reply(id, jane, said));
    expect(accepted(await thread.stub.reply(id, jane, said))).toEqual(replied);
    expect(replied.messages.map((message) => message.message_text)).toEqual(["Hi, Jane here."]);
    accepted(await thread.stub.close(id, jane, "resolved"));
    await thread.stub.deliverNow();
    expect(await rowOf(thread)).toMatchObject({
      status: "completed",
      outcome: "resolved",
      handover_phase: "bot",
      claimed_by: null,
      assigned_to: jane.id,
    });
  });

  test("replies to what has ended, and is told where the thread went on", async () => {
    const thread = await openThread();
    accepted(await thread.say("hello"));
    accepted(await thread.stub.end(thread.conversationId));
    const said = { text: "One more thing.", clientMessageId: "r1" };
    const replied = accepted(await thread.stub.reply(thread.conversationId, jane, said));
    expect(replied).toMatchObject({ status: "active", claimed_by: jane.id });
    accepted(await thread.stub.end(thread.conversationId));
    const next = await openThread(thread.visit);
    const refused = await thread.stub.reply(thread.conversationId, jane, {
      text: "Are you there?",
      clientMessageId: "r2",
    });
    expect(refused).toEqual({
      refused: "conflict",
      reason: "continued",
      conversationId: next.conversationId,
    });
  });

  test("knows in the next conversation who the visitor is, of whom no second lead is made", async () => {
    const thread = await openThread();
    accepted(await thread.say("hello"));
    const details = { visitor_name: "Jo", visitor_email: "jo@example.com", visitor_phone: null };
    const handoff = { handoff_type: null, handoff_details: null };
    const { stub } = thread;
    accepted(await stub.captureLead(widget.key, thread.conversationId, { ...details, ...handoff }));
    const next = await openThread(thread.visit);
    accepted(await next.say("hours?"));
    const live = accepted(await stub.live(next.conversationId, 0));
    expect(live).toMatchObject({ status: "active", has_visitor_email: true });
    await stub.deliverNow();
    const rows = await database.query(
      `select visitor_name, visitor_email, lead_id is null as has_no_lead
       from widget_conversations where id = $1`,
      [next.conversationId],
    );
    expect(rows).toEqual([
      { visitor_name: "Jo", visitor_email: "jo@example.com", has_no_lead: true },
    ]);
  });

  test("goes on answering a visitor who thinks for long, and is not away on their first word", async () => {
    const thread = await openThread();
    const id = thread.conversationId;
    accepted(await thread.say("hello"));
    accepted(await thread.stub.claim(id, jane));
    vi.setSystemTime(Date.now() + 4 * 60_000);
    accepted(await thread.stub.reply(id, jane, { text: "Hi.", clientMessageId: "r1" }));
    await ringAfter(thread.stub, 28 * 60_000);
    const { sent } = accepted(await thread.say("What are your opening hours?"));
    expect(sent.response).toBe("");
    await ringAfter(thread.stub, 4 * 60_000);
    const live = accepted(await thread.stub.live(id, 0));
    expect(live).toMatchObject({ status: "active", handover_phase: "claimed" });
  });

  test("who is gone from the database parks nothing", async () => {
    const thread = await openThread();
    accepted(await thread.say("hello"));
    accepted(await thread.stub.claim(thread.conversationId, BOB));
    await thread.stub.deliverNow();
    expect(await rowOf(thread)).toMatchObject({ handover_phase: "claimed", claimed_by: null });
  });

  test("who is away has left, and one who shows signs of life has not", async () => {
    const thread = await openThread();
    accepted(await thread.stub.claim(thread.conversationId, jane));
    accepted(await thread.say("hello?"));
    vi.setSystemTime(Date.now() + 4 * 60_000);
    await thread.stub.userPresent(thread.conversationId, jane.id);
    await ringAfter(thread.stub, 4 * 60_000);
    expect(accepted(await thread.stub.live(thread.conversationId, 0)).handover_phase).toBe(
      "claimed",
    );
    await ringAfter(thread.stub, 6 * 60_000);
    const last = accepted(await thread.stub.live(thread.conversationId, 0));
    expect(last.handover_phase).toBe("bot");
    expect(last.messages.at(-1)).toMatchObject({ event: "away", message_type: "system" });
  });
});

describe("the client's inbox", () => {
  test("is told of all that happens from the visitor's first words on, in order, one call at a time", async () => {
    const thread = await openThread();
    expect(inbox.newsOf(thread.conversationId)).toEqual([]);
    for (const text of ["hours?", "parking?"]) accepted(await thread.say(text));
    accepted(await thread.stub.claim(thread.conversationId, jane));
    await until(() => inbox.newsOf(thread.conversationId).length === 5);
    const news = inbox.newsOf(thread.conversationId);
    expect(news.map((one) => one.type === "message" && one.message.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(news.at(-1)).toMatchObject({
      message: { event: "joined", message_type: "system" },
      summary: {
        widget_name: "Test widget",
        handover_phase: "claimed",
        claimed_by: jane.id,
        message_count: 5,
        last_message: "Jane joined.",
      },
    });
    expect(inbox.state.atOnceMax).toBe(1);
  });

  test("that looks on has the rows in Postgres at once", async () => {
    inbox.state.isWatched = true;
    const thread = await openThread();
    accepted(await thread.say("hours?"));
    await until(async () => (await thread.rows()).length === 2);
  });
});
