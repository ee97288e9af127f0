import { expect, test } from "vitest";
import { answeredQuestions, unansweredQuestions } from "./main-website.questions.ts";
import { mainWebsiteEntries } from "./main-website.ts";

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, "");

test("sixty paraphrases and thirty questions without an answer are kept, none twice", () => {
  expect(answeredQuestions).toHaveLength(60);
  expect(unansweredQuestions).toHaveLength(30);
  const texts = [...answeredQuestions.map(({ text }) => text), ...unansweredQuestions].map(plain);
  expect(new Set(texts).size).toBe(90);
});

test("every paraphrase expects an entry that exists, and every entry is expected by one", () => {
  const expected = new Set(answeredQuestions.map(({ expects }) => expects));
  expect([...expected].sort()).toEqual(mainWebsiteEntries.map(({ question }) => question).sort());
});

test("no paraphrase repeats what an entry says of itself", () => {
  const ownWords = new Set(
    mainWebsiteEntries
      .flatMap(({ question, alternativeQuestions, keywords }) => [
        question,
        ...alternativeQuestions,
        ...keywords,
      ])
      .map(plain),
  );
  for (const { text } of answeredQuestions) expect(ownWords, text).not.toContain(plain(text));
});
