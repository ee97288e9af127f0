import type { SentenceEncoder } from "../semantics.ts";
import { parseEncoderFile } from "./encoder-file.ts";
import { startKernel } from "./start-kernel.ts";
import { makeTokenizer } from "./tokenizer.ts";

const DIMENSIONS = 512;

/** From what `npm run build:models` made: the kernel, and the file with vocabulary and weights. */
export function makeEncoder(
  module: WebAssembly.Module,
  file: ArrayBuffer | Uint8Array,
): SentenceEncoder {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  const { model, pieces, scores, weights } = parseEncoderFile(bytes);
  const tokenize = makeTokenizer(pieces, scores);
  const kernel = startKernel(module, weights, DIMENSIONS);
  return {
    model,
    dimensions: DIMENSIONS,
    encode(text) {
      const tokens = tokenize(text, kernel.tokensMax);
      return tokens.length === 0 ? new Float32Array(DIMENSIONS) : kernel.encode(tokens);
    },
  };
}
