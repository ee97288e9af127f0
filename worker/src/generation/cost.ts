import type { Prompt } from "./prompt.ts";
import type { Prices } from "./settings.ts";

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a model may write at most. */
export const OUTPUT_TOKENS_MAX = 400;

/** What a chat format puts around two messages: role marks and the like. */
const FORMAT_TOKENS_MAX = 64;
const MILLION = 1_000_000;

/** In millionths of a US dollar, rounded up: a ceiling must not be passed by rounding. */
export function costMicros({ inputTokens, outputTokens }: Usage, prices: Prices): number {
  return Math.ceil(
    (inputTokens * prices.inputMicrosPerMillion + outputTokens * prices.outputMicrosPerMillion) /
      MILLION,
  );
}

/** No tokenizer makes more tokens of a text than it has bytes, so no call costs more than this. */
export function costMicrosMax(prompt: Prompt, prices: Prices): number {
  const bytes = new TextEncoder().encode(prompt.system + prompt.user).length;
  const most = { inputTokens: bytes + FORMAT_TOKENS_MAX, outputTokens: OUTPUT_TOKENS_MAX };
  return costMicros(most, prices);
}
