import { beforeEach, describe, expect, test } from "vitest";
import type { ModelScript } from "../../test/model-script.ts";
import { openTestModel } from "../../test/test-model.ts";
import { costMicrosMax, type Usage } from "./cost.ts";
import { SOURCES } from "./fixtures/sources.ts";
import { openModel } from "./model.ts";
import { type Asking, type BudgetPort, type Outcome, phrase } from "./phrase.ts";
import { makePrompt } from "./prompt.ts";
import { readGenerationSettings } from "./settings.ts";

const PRICES = { inputMicrosPerMillion: 150_000, outputMicrosPerMillion: 600_000 };
const QUESTION = "when are you open?";
const PLAIN_ASKING = {
  question: QUESTION,
  sources: SOURCES,
  prices: PRICES,
  firstWordMs: 5_000,
  leftMs: 10_000,
  signal: new AbortController().signal,
};
const server = openTestModel("phrase");

beforeEach(async () => {
  await server.takeRequests();
});

/** Grants everything, and remembers what was reserved and settled. */
function makeBudget(overrides: Partial<BudgetPort> = {}) {
  const reserved: number[] = [];
  const settled: { usage: Usage | null; outcome: Outcome }[] = [];
  const port: BudgetPort = {
    reserve: async (micros) => {
      reserved.push(micros);
      return "reservation";
    },
    settle: (_id, usage, outcome) => settled.push({ usage, outcome }),
    ...overrides,
  };
  return { port, reserved, settled };
}

function settingsOfServer() {
  const read = readGenerationSettings({
    GENERATION_BASE_URL: server.baseUrl,
    GENERATION_API_KEY: "key-of-the-deployment",
    GENERATION_MODEL: "test-model",
    GENERATION_INPUT_MICROS_PER_MILLION: "150000",
    GENERATION_OUTPUT_MICROS_PER_MILLION: "600000",
  });
  if (!("settings" in read)) throw new Error(`missing: ${read.missing}`);
  return read.settings;
}

async function ask(script: ModelScript, overrides: Partial<Asking> = {}, budget = makeBudget()) {
  await server.play(script);
  const drafts: string[] = [];
  const failures: unknown[] = [];
  const asking: Asking = {
    ...PLAIN_ASKING,
    onDraft: (text) => drafts.push(text),
    ...overrides,
  };
  const model = openModel({}, settingsOfServer());
  const result = await phrase(asking, model, budget.port, (why) => failures.push(why));
  return { result, drafts, failures, ...budget, requests: await server.takeRequests() };
}

const GOOD = ["On Satur", "day we open at", " 9:30. We are", " closed on Sunday", "."];

describe("a model's answer", () => {
  test("arrives sentence by sentence, with the entries it rests on and what it cost", async () => {
    const asked = await ask({ kind: "says", pieces: GOOD });
    expect(asked.result).toEqual({
      text: "On Saturday we open at 9:30. We are closed on Sunday.",
      entryIds: [1],
      model: "test-model",
      usage: { inputTokens: 300, outputTokens: 20 },
    });
    expect(asked.drafts).toEqual([
      "On Saturday we open at 9:30.",
      "On Saturday we open at 9:30. We are closed on Sunday.",
    ]);
    expect(asked.settled).toEqual([
      { usage: { inputTokens: 300, outputTokens: 20 }, outcome: "phrased" },
    ]);
  });

  test("is asked for once, as a stream, with the deployment's key and a bound on its length", async () => {
    const { requests } = await ask({ kind: "says", pieces: GOOD });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      authorization: "Bearer key-of-the-deployment",
      request: { model: "test-model", stream: true, max_tokens: 400, temperature: 0 },
    });
  });

  test("never costs more than was set aside for it", async () => {
    const { reserved, requests } = await ask({ kind: "says", pieces: GOOD });
    const prompt = makePrompt(SOURCES, QUESTION);
    expect(reserved).toEqual([costMicrosMax(prompt, PRICES)]);
    const sent = requests[0]?.request.messages.map(({ content }) => content).join("") ?? "";
    expect(sent).toBe(prompt.system + prompt.user);
  });

  test("whose cost the provider does not tell counts as all that was set aside", async () => {
    const { settled } = await ask({ kind: "says", pieces: GOOD, hasUsage: false });
    expect(settled).toEqual([{ usage: null, outcome: "phrased" }]);
  });

  test("that invents a phone number is withdrawn, and only the sentences before it were shown", async () => {
    const pieces = ["We are closed on Sunday. ", "Call 555-010-9999. ", "We are open Monday."];
    const { result, drafts, settled } = await ask({ kind: "says", pieces });
    expect(result).toEqual({ notPhrased: "unknown_fact" });
    expect(drafts).toEqual(["We are closed on Sunday.", ""]);
    expect(settled).toEqual([{ usage: null, outcome: "refused" }]);
  });

  test("that says it has none falls back", async () => {
    const { result, drafts } = await ask({ kind: "says", pieces: ["NO_", "ANSWER"] });
    expect(result).toEqual({ notPhrased: "no_answer" });
    expect(drafts).toEqual([""]);
  });

  test("that is empty, or goes on and on, falls back", async () => {
    expect((await ask({ kind: "says", pieces: [" "] })).result).toEqual({ notPhrased: "empty" });
    const endless = Array.from({ length: 100 }, () => "We are closed on Sunday. ");
    const { result } = await ask({ kind: "says", pieces: endless });
    expect(result).toEqual({ notPhrased: "too_long" });
  });
});

describe("when the model fails", () => {
  const failures: [string, ModelScript][] = [
    ["answers 500", { kind: "fails", status: 500 }],
    ["refuses the key", { kind: "fails", status: 401 }],
    ["sends what is no event", { kind: "garbles", body: "data: {not json\n\n" }],
    ["sends something else altogether", { kind: "garbles", body: "<html>hello</html>" }],
    ["ends without an end", { kind: "garbles", body: "" }],
    ["breaks off", { kind: "breaks-off", pieces: ["We are closed on Sunday. ", "We"] }],
  ];

  test.each(failures)("because it %s, the entry's own text stands", async (_what, script) => {
    const { result, drafts, failures, settled } = await ask(script);
    expect(result).toEqual({ notPhrased: "model_failed" });
    expect(drafts.at(-1)).toBe("");
    expect(failures).toEqual(["model_failed"]);
    expect(settled).toMatchObject([{ outcome: "failed" }]);
  });

  test("a call that was refused costs nothing; one that broke off counts in full", async () => {
    const refused = await ask({ kind: "fails", status: 500 });
    expect(refused.settled[0]?.usage).toEqual({ inputTokens: 0, outputTokens: 0 });
    const broken = await ask({ kind: "breaks-off", pieces: ["We are closed on Sunday. ", "We"] });
    expect(broken.settled[0]?.usage).toBeNull();
  });

  test("because its first word does not come, nobody waits longer than for that", async () => {
    const { result, settled } = await ask({ kind: "hangs" }, { firstWordMs: 60 });
    expect(result).toEqual({ notPhrased: "too_slow" });
    expect(settled).toEqual([{ usage: null, outcome: "failed" }]);
  });

  test("because it stops half way, nobody waits longer than for the whole", async () => {
    const pieces = ["We are closed on Sunday. ", "We are"];
    const { result, drafts } = await ask({ kind: "stalls", pieces }, { leftMs: 150 });
    expect(result).toEqual({ notPhrased: "too_slow" });
    expect(drafts).toEqual(["We are closed on Sunday.", ""]);
  });

  test("because it is hurried, it ends at once", async () => {
    const controller = new AbortController();
    const onDraft = () => controller.abort();
    const asked = await ask(
      { kind: "stalls", pieces: ["We are closed on Sunday. ", "We are"] },
      { signal: controller.signal, onDraft },
    );
    expect(asked.result).toEqual({ notPhrased: "hurried" });
    expect(asked.failures).toEqual([]);
  });
});

describe("the budget", () => {
  test("that does not cover the call prevents it", async () => {
    const budget = makeBudget({ reserve: async () => null });
    const { result, requests, settled } = await ask({ kind: "says", pieces: GOOD }, {}, budget);
    expect(result).toEqual({ notPhrased: "over_ceiling" });
    expect(requests).toEqual([]);
    expect(settled).toEqual([]);
  });

  test("that cannot be asked prevents it too", async () => {
    const budget = makeBudget({ reserve: () => Promise.reject(new Error("away")) });
    const { result, requests } = await ask({ kind: "says", pieces: GOOD }, {}, budget);
    expect(result).toEqual({ notPhrased: "budget_failed" });
    expect(requests).toEqual([]);
  });

  test("that answers too late is given back what it set aside", async () => {
    let grant = (_id: string): void => undefined;
    const granted = new Promise<string>((resolve) => {
      grant = resolve;
    });
    const budget = makeBudget({ reserve: () => granted });
    const { result, requests } = await ask({ kind: "says", pieces: GOOD }, { leftMs: 30 }, budget);
    expect(result).toEqual({ notPhrased: "too_slow" });
    grant("late");
    await granted;
    expect(budget.settled).toEqual([
      { usage: { inputTokens: 0, outputTokens: 0 }, outcome: "failed" },
    ]);
    expect(requests).toEqual([]);
  });
});

describe("Workers AI", () => {
  /** The platform's binding, as it answers a streamed call. */
  function bindAi(events: readonly object[]) {
    const calls: unknown[][] = [];
    const AI = {
      run: async (...parameters: unknown[]) => {
        calls.push(parameters);
        const lines = [...events.map((event) => JSON.stringify(event)), "[DONE]"];
        return new Response(lines.map((line) => `data: ${line}\n\n`).join("")).body;
      },
    };
    // Only what the SDK calls of it; anything else would fail loudly.
    return { AI: AI as unknown as Ai, calls };
  }

  const ENV = {
    GENERATION_MODEL: "@cf/meta/llama-3.1-8b-instruct",
    GENERATION_INPUT_MICROS_PER_MILLION: "1",
    GENERATION_OUTPUT_MICROS_PER_MILLION: "1",
  };

  test("serves where no base URL is set, by its binding and with the same prompt", async () => {
    const { AI, calls } = bindAi([
      { response: "We are closed " },
      { response: "on Sunday." },
      { response: "", usage: { prompt_tokens: 200, completion_tokens: 9 } },
    ]);
    const env = { ...ENV, AI };
    const read = readGenerationSettings(env);
    if (!("settings" in read)) throw new Error(`missing: ${read.missing}`);
    const { port, settled } = makeBudget();
    const asking = { ...PLAIN_ASKING, onDraft: () => undefined };
    const result = await phrase(asking, openModel(env, read.settings), port, () => undefined);
    expect(result).toMatchObject({ text: "We are closed on Sunday.", entryIds: [1] });
    expect(settled).toEqual([{ usage: { inputTokens: 200, outputTokens: 9 }, outcome: "phrased" }]);
    const [modelName, inputs] = calls[0] ?? [];
    expect(modelName).toBe(ENV.GENERATION_MODEL);
    const prompt = makePrompt(SOURCES, QUESTION);
    expect(inputs).toMatchObject({
      stream: true,
      max_tokens: 400,
      messages: [{ role: "system", content: prompt.system }, { role: "user" }],
    });
  });
});
