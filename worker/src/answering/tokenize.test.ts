import { expect, test } from "vitest";
import { joinedCompounds, tokenize } from "./tokenize.ts";

test.each([
  ["Walk-ins welcome!", ["walkin", "welcome"]],
  ["walk in", ["walkin"]],
  ["E-Mail me", ["email", "me"]],
  ["What's the doctor’s name?", ["what", "the", "doctor", "name"]],
  ["Don't", ["dont"]],
  ["Café MÜNCHEN Straße", ["cafe", "munchen", "strasse"]],
  ["ｆｕｌｌ　ｗｉｄｔｈ", ["full", "width"]],
  ["24/7 at 9am", ["24", "7", "at", "9am"]],
  ["how much is it", ["cost", "is", "it"]],
  ["予約する", ["予約", "約す", "する"]],
  ["東", ["東"]],
  ["مُحَمَّد", ["محمد"]],
  ["हिन्दी", ["हिन्दी"]],
  ["🙂 ... ¿?", []],
])("%s is read as words", (text, words) => {
  expect(tokenize(text)).toEqual(words);
});

test("hyphenated words are also known as one", () => {
  expect(joinedCompounds("An X-Large co-op, plain words - and dashes")).toEqual(["xlarge", "coop"]);
});
