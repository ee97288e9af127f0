import type { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { makeSnapshot } from "../../test/make-snapshot.ts";
import { newDisk, openSqliteStorage } from "../../test/sqlite-storage.ts";
import { makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import {
  type Conversation,
  captureLead,
  conversationEvent,
  leadEvent,
} from "../domain/conversation.ts";
import { feedbackEvent, giveFeedback, type StoredMessage } from "../domain/message.ts";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import { Sealer } from "../objects/message-view.ts";
import { Thread } from "../objects/thread.ts";
import { ThreadStorage } from "../objects/thread-storage.ts";
import { classifyDeliveryError, deliverEvents } from "../store/delivery.ts";
import { uuidv7 } from "../uuid.ts";
import { drain } from "./drain.ts";

/**
 * The real thread on a real SQLite, the real delivery into a real Postgres; what is simulated is
 * only what goes wrong between them. The numbers in test names are those of ARCHITECTURE.md.
 */
const NO_TABS = { isAnyOpen: () => false, tellAll: () => {}, moveAll: () => {} };
const SECRETS = { CAPABILITY_SECRET: "0".repeat(64) };

type Fault = "none" | "lost-before" | "answer-lost" | "crash-before-forget";
type Step =
  | { do: "say"; text: "hours?" | "parking?" | "zzz"; repeat: boolean; crash: boolean }
  | { do: "feedback"; pick: number; helpful: boolean }
  | { do: "lead"; phone: boolean }
  | { do: "deliver"; fault: Fault }
  | { do: "replay"; pick: number };

const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("say" as const),
    text: fc.constantFrom("hours?", "parking?", "zzz"),
    repeat: fc.boolean(),
    crash: fc.boolean(),
  }),
  fc.record({
    do: fc.constant("feedback" as const),
    pick: fc.nat(20),
    helpful: fc.boolean(),
  }),
  fc.record({ do: fc.constant("lead" as const), phone: fc.boolean() }),
  fc.record({
    do: fc.constant("deliver" as const),
    fault: fc.constantFrom<Fault>("none", "lost-before", "answer-lost", "crash-before-forget"),
  }),
  fc.record({ do: fc.constant("replay" as const), pick: fc.nat(20) }),
);

let database: TestDatabase;
let widgetId: number;
let clientId: number;
let entryIds: readonly [number, number];

beforeAll(async () => {
  database = await createTestDatabase();
  const home = await makeHome(database, 2);
  ({ clientId, widgetId } = home);
  const [first, second] = home.entryIds;
  if (first === undefined || second === undefined) throw new Error("no entries were made");
  entryIds = [first, second];
});

/** A thread whose process may die at any moment; `disk` is what survives. */
class Simulation {
  readonly disk: DatabaseSync = newDisk();
  readonly acknowledged = new Map<string, StoredMessage>();
  readonly feedback = new Map<string, boolean>();
  readonly sentBatches: OutboxEvent[][] = [];
  readonly snapshot = makeSnapshot({ widgetId, clientId }, entryIds);
  readonly leads = new Map<string, NonNullable<Conversation["lead"]>>();
  nowMs = 1_700_000_000_000;
  #storage = this.#open();
  #sends = 0;

  #open(): ThreadStorage {
    return new ThreadStorage(openSqliteStorage(this.disk));
  }

  crash(): void {
    this.#storage = this.#open();
  }

  #thread(): Thread {
    return new Thread(this.#storage, NO_TABS, new Sealer(SECRETS, "0".repeat(64)), () => null);
  }

  start(): Conversation {
    const open = this.#thread().openConversation(this.nowMs);
    const visit = {
      widgetKey: this.snapshot.config.widget_key,
      sessionId: "session-of-a-test",
      pageUrl: null,
      referrerUrl: null,
      userAgent: null,
      ipAddress: null,
    };
    return open ?? this.#thread().begin(this.snapshot, visit, this.nowMs);
  }

  say(step: Extract<Step, { do: "say" }>): void {
    this.nowMs += 10_000;
    const conversation = this.start();
    const clientMessageId = `send-${this.#sends++}`;
    const { widget_key: widgetKey } = this.snapshot.config;
    const say = {
      widgetKey,
      conversationId: conversation.id,
      capability: null,
      text: step.text,
      clientMessageId,
    };
    const attempt = () => {
      const outcome = this.#thread().say(this.snapshot, say, this.nowMs, this.nowMs + 3);
      if ("refused" in outcome) throw new Error(`refused: ${outcome.refused}`);
      this.acknowledged.set(clientMessageId, outcome.answered);
    };
    attempt();
    if (step.crash) this.crash();
    if (step.repeat) attempt();
  }

  giveFeedback(pick: number, helpful: boolean): void {
    const answers = [...this.acknowledged.values()];
    const chosen = answers[pick % Math.max(1, answers.length)];
    const before = chosen && this.#storage.findMessage(chosen.conversationId, chosen.seq);
    if (!before) return;
    this.feedback.set(before.id, helpful);
    const after = giveFeedback(before, helpful, null);
    if (!after?.feedback) return;
    const event = feedbackEvent(after, after.feedback, this.nowMs);
    this.#storage.transaction(() => {
      this.#storage.replaceMessage(after);
      this.#storage.outbox.owe(before.conversationId, [event], this.nowMs);
    });
  }

  captureLead(withPhone: boolean): void {
    const before = this.start();
    const capture = {
      name: "Jane",
      email: "jane@example.com",
      phone: withPhone ? "+13125550143" : null,
      handoffType: null,
      handoffDetails: null,
    };
    const after = captureLead(before, capture, uuidv7(this.nowMs), this.nowMs);
    if (!after.lead) return;
    this.leads.set(after.lead.id, after.lead);
    const events = [leadEvent(after, after.lead), conversationEvent(after)];
    this.#thread().change(before, after, events, this.nowMs);
  }

  async deliver(fault: Fault): Promise<void> {
    const storage = this.#storage.outbox;
    const upTo = storage.end();
    await drain({
      nextBatch: () => storage.nextBatch(upTo),
      deliver: async (events) => {
        if (fault === "lost-before") throw new Error("connection refused");
        await deliverEvents(database.db, events);
        this.sentBatches.push([...events]);
        if (fault === "answer-lost") throw new Error("connection reset");
      },
      classify: classifyDeliveryError,
      forget: (batch) => {
        if (fault !== "crash-before-forget") storage.forget(batch);
        else throw new Error("killed");
      },
      park: (owed, error) => {
        throw new Error(`parked ${owed.event.kind}: ${String(error)}`);
      },
      postpone: () => {},
    }).catch((error: Error) => {
      if (error.message !== "killed") throw error;
      this.crash();
    });
  }

  /** A request thought lost that reaches Postgres late, after newer ones. */
  async replay(pick: number): Promise<void> {
    const batch = this.sentBatches[pick % Math.max(1, this.sentBatches.length)];
    if (batch) await deliverEvents(database.db, batch);
  }

  async run(steps: readonly Step[]): Promise<void> {
    this.start();
    for (const step of steps) {
      if (step.do === "say") this.say(step);
      if (step.do === "feedback") this.giveFeedback(step.pick, step.helpful);
      if (step.do === "lead") this.captureLead(step.phone);
      if (step.do === "deliver") await this.deliver(step.fault);
      if (step.do === "replay") await this.replay(step.pick);
    }
    await this.deliver("none");
    for (let pick = this.sentBatches.length - 1; pick >= 0; pick--) await this.replay(pick);
  }
}

interface MessageRow extends Record<string, unknown> {
  id: string;
  conversation_id: string;
  seq: number;
  message_type: string;
  was_helpful: boolean | null;
  knowledge_base_id: number | null;
}

async function expectExactly(simulation: Simulation): Promise<void> {
  const rows = await database.query<MessageRow>(
    "select * from widget_messages order by conversation_id, seq",
  );
  const answers = [...simulation.acknowledged.values()];
  const answerRows = rows.filter((row) => row.message_type === "bot");
  expect(answerRows.map((row) => row.id).sort()).toEqual(answers.map((one) => one.id).sort());
  expect(rows).toHaveLength(answers.length * 2);
  for (const row of answerRows) {
    expect(row.was_helpful).toBe(simulation.feedback.get(row.id) ?? null);
  }
  await expectOrderAndCounters(rows);
  const leads = await database.query("select id, name, phone from leads order by id");
  const expected = [...simulation.leads.values()].map(({ id, name, phone }) => ({
    id,
    name,
    phone,
  }));
  expect(leads).toEqual(expected.sort((a, b) => a.id.localeCompare(b.id)));
}

async function expectOrderAndCounters(rows: readonly MessageRow[]): Promise<void> {
  const conversations = await database.query<{
    id: string;
    message_count: number;
    bot_response_count: number;
  }>("select id, message_count, bot_response_count from widget_conversations");
  for (const conversation of conversations) {
    const own = rows.filter((row) => row.conversation_id === conversation.id);
    expect(own.map((row) => row.seq)).toEqual(own.map((_, index) => index + 1));
    expect(conversation.message_count).toBe(own.length);
    expect(conversation.bot_response_count).toBe(own.length / 2);
  }
  const entries = await database.query<Record<string, number>>(
    `select id, times_used, helpful_count, not_helpful_count from widget_knowledge_base
     where id = any($1)`,
    [entryIds],
  );
  for (const entry of entries) {
    const own = rows.filter((row) => row.knowledge_base_id === entry.id);
    const helpful = own.filter((row) => row.was_helpful === true).length;
    const notHelpful = own.filter((row) => row.was_helpful === false).length;
    expect(entry).toMatchObject({
      times_used: own.length,
      helpful_count: helpful,
      not_helpful_count: notHelpful,
    });
  }
}

async function emptyTables(): Promise<void> {
  await database.query("truncate widget_conversations, leads cascade");
  await database.query(
    "update widget_knowledge_base set times_used = 0, helpful_count = 0, not_helpful_count = 0",
  );
}

test("whatever is dropped, repeated, killed or late, Postgres ends with exactly what was acknowledged (I1, I3)", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 1, maxLength: 25 }), async (steps) => {
      await emptyTables();
      const simulation = new Simulation();
      await simulation.run(steps);
      await expectExactly(simulation);
    }),
    { numRuns: 120 },
  );
});
