import { expect, test } from "vitest";
import { formatEncoderFile, parseEncoderFile } from "./encoder-file.ts";

const FILE = {
  model: "a-model@1",
  pieces: ["�", "▁über", "s"],
  scores: Float32Array.of(0, -3.5, -4.25),
  weights: Uint8Array.of(1, 2, 3, 255),
};

test("what was written is read again, wherever the bytes lie", () => {
  const bytes = formatEncoderFile(FILE);
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  expect(parseEncoderFile(bytes)).toEqual(FILE);
  expect(parseEncoderFile(shifted.subarray(1))).toEqual(FILE);
});

test("a file that was cut short is refused", () => {
  const bytes = formatEncoderFile(FILE);
  expect(() => parseEncoderFile(bytes.subarray(0, -1))).toThrow("cut short");
  expect(() => parseEncoderFile(new Uint8Array())).toThrow("not an encoder's file");
});

test("another file is refused", () => {
  expect(() => parseEncoderFile(new Uint8Array(100).fill(7))).toThrow("not an encoder's file");
});
