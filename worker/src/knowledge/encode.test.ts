import { beforeAll, expect, test } from "vitest";
import { makeFrozenEntry } from "../../test/make-frozen-entry.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import type { SentenceEncoder } from "../answering/semantics.ts";
import { encodeTexts, readSemantics } from "./encode.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

/** An encoder that counts its work; a text's length is its whole meaning. */
function makeEncoder(model: string) {
  const encoded: string[] = [];
  const encoder: SentenceEncoder = {
    model,
    dimensions: 3,
    encode(text) {
      encoded.push(text);
      return Float32Array.of(text.length / 100, -1, 2);
    },
  };
  return { encoder, encoded };
}

test("a text is encoded once, however often it is published", async () => {
  const { encoder, encoded } = makeEncoder("counting-1");
  const first = await encodeTexts(database.db, encoder, ["parking?", "hours?"], 10);
  const second = await encodeTexts(database.db, encoder, ["hours?", "refunds?"], 10);
  expect(encoded).toEqual(["parking?", "hours?", "refunds?"]);
  expect(first.encodings.get("hours?")).toEqual(Int8Array.of(4, -63, 127));
  expect(second.encodings.get("hours?")).toEqual(first.encodings.get("hours?"));
  expect([first.left, second.left]).toEqual([0, 0]);
});

test("a large import is encoded in several calls, and none is forgotten", async () => {
  const { encoder, encoded } = makeEncoder("counting-2");
  const texts = Array.from({ length: 25 }, (_, at) => `question ${at}`);
  const lefts: number[] = [];
  for (let call = 0; call < 3; call += 1) {
    const { encodings, left } = await encodeTexts(database.db, encoder, texts, 10);
    expect(encodings.size).toBe(25 - left);
    lefts.push(left);
  }
  expect(lefts).toEqual([15, 5, 0]);
  expect(encoded).toEqual(texts);
});

test("other weights encode anew", async () => {
  const [old, other] = [makeEncoder("weights-1"), makeEncoder("weights-2")];
  await encodeTexts(database.db, old.encoder, ["parking?"], 10);
  await encodeTexts(database.db, other.encoder, ["parking?"], 10);
  expect(other.encoded).toEqual(["parking?"]);
});

test("each way to ask and each sentence of an answer is encoded, in lower case, and none twice", async () => {
  const { encoder, encoded } = makeEncoder("counting-3");
  const answer = "Yes, we do all of that. Please call first!";
  const entries = [
    makeFrozenEntry({ id: 1, question: "A?", alternativeQuestions: ["b", "c"], answer }),
    makeFrozenEntry({ id: 2, question: "b", alternativeQuestions: ["d"], answer }),
  ];
  const semantics = await readSemantics(database.db, encoder, entries);
  const wanted = ["a?", "b", "c", "yes, we do all of that.", "please call first!", "d"];
  expect(encoded).toEqual(wanted);
  expect(semantics?.encodings.size).toBe(wanted.length);
});
