import { expect, test } from "vitest";
import { readGenerationSettings } from "./settings.ts";

const COMPLETE = {
  GENERATION_BASE_URL: "https://models.example/v1",
  GENERATION_MODEL: "small",
  GENERATION_INPUT_MICROS_PER_MILLION: "150000",
  GENERATION_OUTPUT_MICROS_PER_MILLION: "600000",
};

test("a deployment that has set nothing has no model", () => {
  expect(readGenerationSettings({})).toEqual({ missing: ["GENERATION_MODEL"] });
});

test("a complete configuration is read, with limits of its own where none are set", () => {
  expect(readGenerationSettings(COMPLETE)).toEqual({
    settings: {
      provider: "openai-compatible",
      model: "small",
      baseUrl: "https://models.example/v1",
      apiKey: null,
      inputMicrosPerMillion: 150_000,
      outputMicrosPerMillion: 600_000,
      firstWordMs: 4_000,
      wholeMs: 8_000,
    },
  });
});

test("without both prices there is no model, because no ceiling could be kept", () => {
  const { GENERATION_OUTPUT_MICROS_PER_MILLION: _, ...half } = COMPLETE;
  const missing = ["GENERATION_OUTPUT_MICROS_PER_MILLION"];
  expect(readGenerationSettings(half)).toEqual({ missing });
  const wrong = { ...COMPLETE, GENERATION_OUTPUT_MICROS_PER_MILLION: "-1" };
  expect(readGenerationSettings(wrong)).toEqual({ missing });
});

test("a model without an address needs the binding of Workers AI", () => {
  const { GENERATION_BASE_URL: _, ...bound } = COMPLETE;
  expect(readGenerationSettings(bound)).toEqual({ missing: ["GENERATION_BASE_URL", "AI"] });
});
