import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { convertModel } from "./convert-model.ts";
import { buildEncoder, ENCODER_WEIGHTS } from "./encoder-build.ts";
import { readSourceModel } from "./source-model.ts";

test("a second build finds nothing to do", async () => {
  await buildEncoder();
  const before = statSync(ENCODER_WEIGHTS).mtimeMs;
  expect(await buildEncoder()).toBe("up to date");
  expect(statSync(ENCODER_WEIGHTS).mtimeMs).toBe(before);
});

test("the same source gives the same bytes", () => {
  const model = readSourceModel();
  expect(Buffer.compare(convertModel(model), convertModel(model))).toBe(0);
});
