import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { KNOWN_ENCODINGS } from "./answering/encoder/fixtures/known-encodings.ts";
import { readEncoder } from "./semantics.ts";

test("in workerd a text has the same vector as in Node, to the last bit", () => {
  const encoder = readEncoder();
  const hash = createHash("sha256");
  for (const text of KNOWN_ENCODINGS.texts) {
    hash.update(new Uint8Array(encoder?.encode(text).buffer ?? new ArrayBuffer()));
  }
  expect([encoder?.model, hash.digest("hex")]).toEqual([
    KNOWN_ENCODINGS.model,
    KNOWN_ENCODINGS.sha256,
  ]);
});

test("an isolate makes its encoder once", () => {
  expect(readEncoder()).toBe(readEncoder());
});
