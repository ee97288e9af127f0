import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { KNOWN_ENCODINGS } from "../../worker/src/answering/encoder/fixtures/known-encodings.ts";
import { startKernel } from "../../worker/src/answering/encoder/start-kernel.ts";
import { makeTokenizer } from "../../worker/src/answering/encoder/tokenizer.ts";
import { ENCODER_KERNEL } from "./encoder-build.ts";
import { dot, encodeInFloats } from "./float-reference.ts";
import { readEncoderInNode, readFullEncoderInNode } from "./node-encoder.ts";
import { readSourceModel } from "./source-model.ts";

const SENTENCES = [
  "Hi",
  "thanks!",
  "What time do you open on Saturdays?",
  "are you open at the weekend",
  "How much does a root canal cost without insurance?",
  "My parcel has not arrived and the tracking page shows nothing",
  "CAN I GET A REFUND",
  "Do you ship to Ireland, and what does it cost?",
  "I forgot my password and the reset mail never comes.",
  "Is there parking near the surgery?",
  "could u plz call me back tmrw mornin",
  "Which documents do I need for the first appointment?",
  "The app crashes when I open it on my iPhone 12.",
  "Wie lange haben Sie heute geöffnet?",
  "¿Aceptan tarjetas de crédito?",
  "order #48213-B, 3 items, €59.90",
  "日本語で話せますか",
  "Who sees my data, and how long do you keep it?",
  "I would like to move my booking from Tuesday at 3 pm to Thursday at 10 am, if that is possible.",
  "We moved house last month, so I have to change the address on my account, but the page says that the postcode is wrong although I have checked it three times and it works on every other site; please tell me what I can do.",
];

const model = readSourceModel();
const tokenize = makeTokenizer(model.pieces, Float32Array.from(model.scores));
const encoder = readFullEncoderInNode();
const condensed = readEncoderInNode();
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.constantFrom(...SENTENCES),
);

function spell(text: string): string[] {
  return tokenize(text, 64).map((token) => model.pieces[token] ?? "");
}

/** What the package's own graph gave under its own runtime: the first eight of 512 dimensions. */
const BY_THE_ORIGINAL: readonly (readonly [string, readonly number[]])[] = [
  [
    "when do you open?",
    [0.00384, -0.01399, 0.00831, 0.05444, -0.05788, -0.00095, 0.04799, 0.04702],
  ],
  [
    "i lost my card yesterday",
    [-0.03522, 0.03434, 0.04968, -0.05915, 0.02058, 0.02403, 0.05914, 0.0591],
  ],
  [
    "What time do you open on Saturdays?",
    [-0.03226, -0.05474, -0.04385, 0.00469, -0.05836, -0.01698, 0.02192, 0.05118],
  ],
  [
    "When are you open at the weekend?",
    [-0.03848, -0.00213, -0.03979, 0.05338, -0.05789, -0.00995, 0.01739, 0.05006],
  ],
  [
    "my credit card was stolen",
    [-0.03147, -0.04234, 0.05049, -0.0566, -0.03529, -0.00354, 0.0539, 0.05636],
  ],
];

test.for(BY_THE_ORIGINAL)("the original says the same: %s", ([sentence, first]) => {
  const vector = encodeInFloats(model, tokenize(sentence, 64));
  for (const [at, number] of first.entries()) expect(vector[at]).toBeCloseTo(number, 4);
});

test.for(SENTENCES)("eight bits say the same as floats: %s", (sentence) => {
  const exact = encodeInFloats(model, tokenize(sentence, 64));
  expect(dot(encoder.encode(sentence), exact)).toBeGreaterThan(0.999);
});

test("a question is nearer to its paraphrase than to another question", () => {
  const question = encoder.encode("What time do you open on Saturdays?");
  const paraphrase = encoder.encode("When are you open at the weekend?");
  const other = encoder.encode("How much does a filling cost?");
  expect(dot(question, paraphrase)).toBeGreaterThan(dot(question, other) + 0.2);
});

test("the numbers behind a model's name never change: encodings are kept under it", () => {
  const hash = createHash("sha256");
  for (const text of KNOWN_ENCODINGS.texts) {
    hash.update(new Uint8Array(condensed.encode(text).buffer));
  }
  expect([condensed.model, hash.digest("hex")]).toEqual([
    KNOWN_ENCODINGS.model,
    KNOWN_ENCODINGS.sha256,
  ]);
});

test("any text has a vector of length 1, or of length 0 if it says nothing", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const vector = encoder.encode(text);
      expect(vector).toHaveLength(encoder.dimensions);
      expect(dot(vector, vector)).toBeCloseTo(text.normalize("NFKC").trim() === "" ? 0 : 1, 5);
    }),
    { numRuns: 100 },
  );
});

test("what was encoded before leaves no trace", () => {
  fc.assert(
    fc.property(anyText, anyText, (text, before) => {
      const first = encoder.encode(text);
      encoder.encode(before);
      expect(encoder.encode(text)).toEqual(first);
    }),
    { numRuns: 50 },
  );
});

test.for([
  ["nothing", ""],
  ["only white space", " \t\n\u3000 "],
])("%s resembles nothing", ([, text = ""]) => {
  expect(encoder.encode(text).every((number) => number === 0)).toBe(true);
});

test.for([
  ["four thousand characters", "please tell me about the opening hours ".repeat(103)],
  ["one word of four thousand characters", "a".repeat(4_000)],
  ["characters that unfold into many", "\ufdfa".repeat(4_000)],
  ["lone surrogates", "\ud83d help \ude00\ud83d"],
  ["emoji", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️"],
])("%s can be encoded", ([, text = ""]) => {
  const vector = encoder.encode(text);
  expect(dot(vector, vector)).toBeCloseTo(1, 5);
});

test("weights of another model are refused, not read past their end", () => {
  const kernel = new WebAssembly.Module(new Uint8Array(readFileSync(ENCODER_KERNEL)));
  expect(() => startKernel(kernel, new Uint8Array(1_024), 512)).toThrow("do not fit");
});

test("a text is cut after 64 pieces", () => {
  const start = "open ".repeat(64);
  expect(encoder.encode(`${start} refund`)).toEqual(encoder.encode(`${start} parking`));
  expect(encoder.encode(start)).not.toEqual(encoder.encode("open ".repeat(63)));
});

test.for([
  ["What time do you open on Saturdays?", "▁What ▁time ▁do ▁you ▁open ▁on ▁Saturday s ?"],
  ["I can't reach the Wi-Fi", "▁I ▁can ' t ▁reach ▁the ▁Wi - Fi"],
  ["Do you take dental insurance?", "▁Do ▁you ▁take ▁den tal ▁insurance ?"],
  ["Is it safe for my 3-year-old?", "▁I s ▁it ▁safe ▁for ▁my ▁3 - year - old ?"],
  ["open at 9:00", "▁open ▁at ▁9 :00"],
])("the real vocabulary spells as the original does: %s", ([text = "", pieces = ""]) => {
  expect(spell(text)).toEqual(pieces.split(" "));
});
