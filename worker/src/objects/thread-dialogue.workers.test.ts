import { beforeAll, describe, expect, test } from "vitest";
import {
  accepted,
  makeWidget,
  openThread,
  type TestWidget,
  visitOf,
} from "../../test/thread-client.ts";

const plain = { alternativeQuestions: [], priority: 0, category: "visit" };
const HOURS = "We open at 8 and close at 6, Monday to Saturday. On Sunday we are closed.";
const PARKING = "Behind the building, free for two hours.";
let widget: TestWidget;

beforeAll(async () => {
  widget = await makeWidget({
    entries: [
      { ...plain, question: "What are your opening hours?", answer: HOURS, keywords: ["sunday"] },
      { ...plain, question: "Where can I park?", answer: PARKING, keywords: ["parking", "car"] },
    ],
  });
});

describe("a conversation", () => {
  test("goes on: a follow-up is understood from what was asked before it", async () => {
    const thread = await openThread(visitOf(widget));
    expect(accepted(await thread.say("Where can I park?")).sent.response).toBe(PARKING);
    expect(accepted(await thread.say("thanks!")).sent.response).toMatch(/welcome/);
    expect(accepted(await thread.say("is it free?")).sent.response).toBe(PARKING);
    expect(accepted(await thread.say("what are your opening hours?")).sent.response).toBe(HOURS);
    expect(accepted(await thread.say("and on monday?")).sent.response).toBe(HOURS);
  });

  test("that has ended is nothing to lean on", async () => {
    const thread = await openThread(visitOf(widget));
    accepted(await thread.say("Where can I park?"));
    accepted(await thread.stub.end(thread.conversationId));
    expect(accepted(await thread.say("is it free?")).sent.response).not.toBe(PARKING);
  });

  test("answers two questions in one message, and small talk with full confidence", async () => {
    const thread = await openThread(visitOf(widget));
    const { sent } = accepted(await thread.say("what are your hours and where can i park?"));
    expect(sent.response).toContain(HOURS);
    expect(sent.response).toContain(PARKING);
    const hello = accepted(await thread.say("hello"));
    expect(hello.sent).toMatchObject({ confidence: 1, action: "none", suggestions: [] });
  });
});
