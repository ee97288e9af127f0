import { expect, test } from "vitest";
import { DEFAULT_ANSWER_THRESHOLD } from "../../drizzle/schema/widget-configs.ts";
import {
  answeredQuestions,
  unansweredQuestions,
} from "../../drizzle/seed/knowledge/main-website.questions.ts";
import { mainWebsiteEntries } from "../../drizzle/seed/knowledge/main-website.ts";
import { answer } from "../../worker/src/answering/answer.ts";
import { buildIndex } from "../../worker/src/answering/build-index.ts";
import { CLINIC } from "../../worker/src/answering/fixtures/clinic-knowledge.ts";
import { OUT_OF_SCOPE, PARAPHRASES } from "../../worker/src/answering/fixtures/clinic-questions.ts";
import { readEncoderInNode } from "../models/node-encoder.ts";

const THRESHOLD = DEFAULT_ANSWER_THRESHOLD;
const encoder = readEncoderInNode();

const demo = mainWebsiteEntries.map((entry, at) => ({
  ...entry,
  id: at + 1,
}));
const demoIndex = buildIndex(demo, { encoder });

/** The question of the entry that a visitor is answered with, or null. */
function given(text: string): string | null {
  const found = answer(demoIndex, text, { threshold: THRESHOLD, encoder });
  const best = found.clearsThreshold ? found.ranked[0]?.entryId : undefined;
  return demo.find((entry) => entry.id === best)?.question ?? null;
}

test("the demo clinic answers paraphrases that were written before the engine", async ({
  annotate,
}) => {
  const right = answeredQuestions.filter(({ text, expects }) => given(text) === expects).length;
  const wrong = answeredQuestions.filter(({ text, expects }) => {
    const entry = given(text);
    return entry !== null && entry !== expects;
  }).length;
  await annotate(
    `of 60 paraphrases ${right} answered, ${wrong} wrongly, ${60 - right - wrong} not`,
  );
  expect(right).toBeGreaterThanOrEqual(46);
  expect(wrong).toBeLessThanOrEqual(2);
});

test("the demo clinic refuses most questions that it has no answer for", async ({ annotate }) => {
  const refused = unansweredQuestions.filter((text) => given(text) === null).length;
  await annotate(`of 30 questions without an answer ${refused} refused`);
  expect(refused).toBeGreaterThanOrEqual(22);
});

test("a smaller clinic answers nearly all that its visitors ask, and little else", () => {
  const index = buildIndex(CLINIC, { encoder });
  const answered = PARAPHRASES.filter(([text, entryIds]) => {
    const found = answer(index, text, { threshold: THRESHOLD, encoder });
    return found.clearsThreshold && entryIds.includes(found.ranked[0]?.entryId ?? 0);
  });
  const wronglyAnswered = OUT_OF_SCOPE.filter(
    (text) => answer(index, text, { threshold: THRESHOLD, encoder }).clearsThreshold,
  );
  expect(answered.length).toBeGreaterThanOrEqual(PARAPHRASES.length - 4);
  expect(wronglyAnswered.length).toBeLessThanOrEqual(8);
});
