import { env, runDurableObjectAlarm } from "cloudflare:test";
import { vi } from "vitest";
import type { Env } from "../src/env.ts";
import {
  type Accepted,
  refusalIn,
  type Started,
  type Visit,
} from "../src/objects/conversation-calls.ts";
import { createWidget } from "../src/store/widgets.ts";
import { openBoundDatabase } from "./bound-database.ts";
import { makeClient, type WidgetSettings } from "./stored-rows.ts";

/** The bindings of wrangler.toml, with their types; the generated ones know no classes. */
export const testEnv = env as unknown as Env;

export interface TestWidget {
  readonly id: number;
  readonly clientId: number;
  readonly key: string;
}

/** A widget of its own client, with two entries of knowledge. */
export async function makeWidget(overrides: WidgetSettings = {}): Promise<TestWidget> {
  const database = openBoundDatabase();
  const clientId = await makeClient(database);
  const plain = { alternativeQuestions: [], priority: 0 };
  const widget = await createWidget(database.db, {
    clientId,
    widgetName: "Test widget",
    entries: [
      {
        ...plain,
        category: "visit",
        question: "What are your opening hours?",
        answer: "We open at 8.",
        keywords: ["hours", "open"],
      },
      {
        ...plain,
        category: "visit",
        question: "Where can I park?",
        answer: "Behind the building.",
        keywords: ["parking", "car"],
      },
    ],
    ...overrides,
  });
  return { id: widget.id, clientId, key: widget.widgetKey };
}

export function visitOf(widget: TestWidget, sessionId: string = crypto.randomUUID()): Visit {
  return {
    widgetKey: widget.key,
    sessionId,
    pageUrl: "https://clinic.example/",
    origin: "https://clinic.example",
    referrerUrl: null,
    userAgent: "test",
    ipAddress: "203.0.113.7",
  };
}

export function threadOf(visit: Visit) {
  const { CONVERSATIONS } = testEnv;
  return CONVERSATIONS.get(CONVERSATIONS.idFromName(`${visit.widgetKey}:${visit.sessionId}`));
}

/** The answer, or a failure of the test that says what was refused. */
export function accepted<Answer extends object>(answer: Answer): Accepted<Answer> {
  const refusal = refusalIn(answer);
  if (refusal) throw new Error(`refused: ${refusal.refused}`);
  return answer as Accepted<Answer>;
}

/** The plain id that the capability of a start stands for, as the routes read it. */
async function conversationIdOf(started: Started, visit: Visit): Promise<string> {
  const { openConversation } = await import("../src/capability.ts");
  const ref = openConversation(testEnv, visit.widgetKey, started.conversation_id, Date.now());
  if (!ref) throw new Error("the capability does not open");
  return ref.conversationId;
}

/** Moves the clock on and rings the alarm, as the platform would have by then. */
export async function ringAfter(stub: DurableObjectStub, waitMs: number): Promise<boolean> {
  vi.setSystemTime(Date.now() + waitMs);
  return runDurableObjectAlarm(stub);
}

/** A started thread and the two things that tests do with it. */
export async function openThread(visit: Visit) {
  const stub = threadOf(visit);
  const started = accepted(await stub.start(visit));
  const conversationId = await conversationIdOf(started, visit);
  const say = (text: string, clientMessageId: string | null = null) =>
    stub.say({
      widgetKey: visit.widgetKey,
      conversationId,
      capability: null,
      text,
      clientMessageId,
    });
  const rows = () =>
    openBoundDatabase().query<{ seq: number; message_text: string; message_type: string }>(
      `select seq, message_text, message_type from widget_messages
       where conversation_id = $1 order by seq`,
      [conversationId],
    );
  return { visit, stub, conversationId, capability: started.conversation_id, say, rows };
}
