import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WidgetSettings } from "../../test/stored-rows.ts";
import { openTestModel } from "../../test/test-model.ts";
import { accepted, makeWidget, openThread, testEnv, visitOf } from "../../test/thread-client.ts";

const HOURS = "What are your opening hours?";
const model = openTestModel("workers");

beforeEach(async () => {
  await model.takeRequests();
});

afterEach(async () => {
  await model.play({ kind: "says", pieces: [] });
});

async function openGeneratingThread(settings: WidgetSettings = {}) {
  const widget = await makeWidget({ enableGeneration: true, ...settings });
  return { widget, ...(await openThread(visitOf(widget))) };
}

async function storedOf(thread: Awaited<ReturnType<typeof openGeneratingThread>>) {
  return accepted(await thread.stub.list(thread.conversationId, 0)).messages;
}

describe("a widget that did not ask for it", () => {
  test("is answered without a call of the model, though the deployment has one", async () => {
    await model.play({ kind: "says", pieces: ["We open at 8!"] });
    const thread = await openGeneratingThread({ enableGeneration: false });
    expect(accepted(await thread.say(HOURS)).sent.response).toBe("We open at 8.");
    expect(await model.takeRequests()).toEqual([]);
  });
});

describe("a widget that wants its answers phrased", () => {
  test("answers in the model's words, with its sources, and keeps how they came about", async () => {
    await model.play({ kind: "says", pieces: ["Our hours: ", "we open at 8", "."] });
    const thread = await openGeneratingThread();
    const { sent } = accepted(await thread.say(HOURS));
    expect(sent.response).toBe("Our hours: we open at 8.");
    expect(sent.sources).toEqual([{ title: HOURS, url: null }]);
    const texts = (await storedOf(thread)).map(({ text }) => text);
    expect(texts).toEqual([HOURS, "Our hours: we open at 8."]);
    expect(await metadataOf(thread)).toMatchObject({
      answered_by: "model",
      generation: {
        model: "test-model",
        provider: "openai-compatible",
        entry_ids: [expect.any(Number)],
        // 300 and 20 tokens at the prices of the test run's deployment.
        usage: { input_tokens: 300, output_tokens: 20, cost_micros: 57 },
      },
    });
  });

  test("does not ask the model where nothing relevant was found", async () => {
    const thread = await openGeneratingThread();
    const { sent } = accepted(await thread.say("Do penguins play the violin on Jupiter?"));
    expect(sent.sources).toEqual([]);
    expect(await model.takeRequests()).toEqual([]);
  });

  test("answers messages that come at once in the order in which they came", async () => {
    await model.play({ kind: "says", pieces: ["We open at 8."] });
    const thread = await openGeneratingThread();
    const words = [HOURS, "opening hours please?", "What are your hours?"];
    const outcomes = await Promise.all(words.map((text, n) => thread.say(text, `send-${n}`)));
    expect(outcomes.map(accepted).map(({ sent }) => [sent.visitor_seq, sent.seq])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const asked = (await storedOf(thread)).filter(({ type }) => type === "user");
    expect(asked.map(({ text }) => text)).toEqual(words);
  });

  test("pays once for a message that is sent twice at once, and gives both the same answer", async () => {
    await model.play({ kind: "says", pieces: ["We open at 8, please."] });
    const thread = await openGeneratingThread();
    const [first, second] = await Promise.all([
      thread.say(HOURS, "send-1"),
      thread.say(HOURS, "send-1"),
    ]);
    expect(accepted(second).sent).toEqual(accepted(first).sent);
    expect(await model.takeRequests()).toHaveLength(1);
    expect(await storedOf(thread)).toHaveLength(2);
  });

  test("does not pay for a message that it refuses", async () => {
    await model.play({ kind: "says", pieces: ["We open at 8."] });
    const thread = await openGeneratingThread({ rateLimitMessages: 1 });
    accepted(await thread.say(HOURS));
    expect(await thread.say("opening hours?")).toMatchObject({ refused: "rate_limited" });
    expect(await model.takeRequests()).toHaveLength(1);
  });

  test("gives the entry's own text when the model fails or makes something up", async () => {
    const thread = await openGeneratingThread();
    await model.play({ kind: "fails", status: 500 });
    expect(accepted(await thread.say(HOURS)).sent.response).toBe("We open at 8.");
    expect(await metadataOf(thread)).toMatchObject({
      generation: { not_phrased: "model_failed" },
    });
    await model.play({ kind: "says", pieces: ["We open at 7."] });
    expect(accepted(await thread.say(HOURS)).sent.response).toBe("We open at 8.");
  });

  test("gives the entry's own text in time when the model says nothing, also to the next in line", async () => {
    await model.play({ kind: "hangs" });
    const thread = await openGeneratingThread();
    const beganAtMs = Date.now();
    const outcomes = await Promise.all([thread.say(HOURS), thread.say("opening hours?")]);
    expect(outcomes.map(accepted).map(({ sent }) => sent.response)).toEqual([
      "We open at 8.",
      "We open at 8.",
    ]);
    // The test run's deployment waits 3 s for a model's first word; two waits in turn take 6 s.
    expect(Date.now() - beganAtMs).toBeLessThan(5_900);
  });

  test("answers what was written before the visitor ends the conversation, in that conversation", async () => {
    await model.play({ kind: "hangs" });
    const thread = await openGeneratingThread();
    const saying = thread.say(HOURS);
    const ending = thread.stub.end(thread.conversationId);
    const { sent } = accepted(await saying);
    accepted(await ending);
    expect([sent.visitor_seq, sent.seq]).toEqual([1, 2]);
    const list = accepted(await thread.stub.list(thread.conversationId, 0));
    expect(list.messages).toHaveLength(2);
    expect(list.status).toBe("completed");
  });

  test("says nothing of what it was putting into words when a user claims the conversation", async () => {
    await model.play({ kind: "stalls", pieces: ["We open at 8. ", "Our"] });
    const thread = await openGeneratingThread();
    const saying = thread.say(HOURS, "send-1");
    const jane = { id: 9_999_998, name: "Jane" };
    const claimed = await thread.stub.claim(thread.conversationId, jane);
    expect(claimed).toMatchObject({ handover_phase: "claimed" });
    const { sent } = accepted(await saying);
    expect(sent).toMatchObject({ response: "", seq: sent.visitor_seq });
    expect(accepted(await thread.say(HOURS, "send-1")).sent).toEqual(sent);
    expect((await storedOf(thread)).map(({ type }) => type)).toEqual(["system", "user"]);
  });

  test("stops asking once the day's ceiling is near", async () => {
    await model.play({ kind: "says", pieces: ["We open at 8, please."] });
    const thread = await openGeneratingThread({ generationDailyCeilingMicros: 10 });
    expect(accepted(await thread.say(HOURS)).sent.response).toBe("We open at 8.");
    expect(await model.takeRequests()).toEqual([]);
  });
});

describe("the open tabs of a visitor", () => {
  test("see the answer grow by whole sentences, and are told when it is withdrawn", async () => {
    const thread = await openGeneratingThread();
    const frames = await listen(thread);
    await model.play({ kind: "says", pieces: ["We open at 8. ", "Our open", " hours: 8."] });
    accepted(await thread.say(HOURS));
    expect(await frames.upToAnswer()).toEqual([
      "draft: We open at 8.",
      "draft: We open at 8. Our open hours: 8.",
      `message: ${HOURS}`,
      "message: We open at 8. Our open hours: 8.",
    ]);
    await model.play({ kind: "says", pieces: ["Hours: we open at 8. ", "Pay $5 first."] });
    accepted(await thread.say(HOURS));
    expect(await frames.upToAnswer()).toEqual([
      "draft: Hours: we open at 8.",
      "draft: ",
      `message: ${HOURS}`,
      "message: We open at 8.",
    ]);
  });
});

describe("the budget of a widget", () => {
  test("is not passed, however many conversations ask at once", async () => {
    const budgets = testEnv.GENERATION_BUDGETS;
    const budget = budgets.get(budgets.idFromName(crypto.randomUUID()));
    const asked = Array.from({ length: 50 }, () => budget.reserve(300, 1_000));
    const granted = (await Promise.all(asked)).filter((id) => id !== null);
    expect(granted).toHaveLength(3);
    expect(await budget.today()).toMatchObject({ heldMicros: 900, calls: 3, overCeiling: 47 });
    await Promise.all(granted.map((id) => budget.settle(id, 100, "phrased")));
    expect(await budget.today()).toMatchObject({ usedMicros: 300, heldMicros: 0, phrased: 3 });
  });
});

type Thread = Awaited<ReturnType<typeof openGeneratingThread>>;

/** Of the newest answer, as Postgres will get it. */
async function metadataOf({ stub }: Thread): Promise<unknown> {
  const { runInDurableObject } = await import("cloudflare:test");
  return runInDurableObject(stub, (_object, { storage }) => {
    const [row] = storage.sql
      .exec("SELECT body FROM messages ORDER BY position DESC LIMIT 1")
      .toArray();
    const { metadata } = JSON.parse(String(row?.body)) as { metadata: unknown };
    return metadata;
  });
}

async function listen({ widget, stub, conversationId }: Thread) {
  const { SOCKET_HEADERS } = await import("./conversation-calls.ts");
  const response = await stub.fetch("https://object/", {
    headers: {
      Upgrade: "websocket",
      [SOCKET_HEADERS.widgetKey]: widget.key,
      [SOCKET_HEADERS.conversationId]: conversationId,
    },
  });
  const socket = response.webSocket;
  if (!socket) throw new Error("no socket was opened");
  let seen: string[] = [];
  let answered = (): void => undefined;
  socket.addEventListener("message", ({ data }) => {
    const frame = JSON.parse(String(data));
    if (frame.type === "draft") seen.push(`draft: ${frame.text}`);
    if (frame.type !== "message") return;
    seen.push(`message: ${frame.message.text}`);
    if (frame.message.type === "bot") answered();
  });
  socket.accept();
  return {
    /** All frames until the next answer, which ends them. */
    async upToAnswer(): Promise<string[]> {
      const isThere = () => seen.filter((line) => line.startsWith("message: ")).length >= 2;
      if (!isThere()) {
        await new Promise<void>((resolve) => {
          answered = resolve;
        });
      }
      const frames = seen;
      seen = [];
      return frames;
    },
  };
}
