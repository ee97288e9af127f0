import weights from "../models/encoder.bin";
import kernel from "../models/encoder.wasm";
import { condense } from "./answering/encoder/condense.ts";
import { makeEncoder } from "./answering/encoder/make-encoder.ts";
import type { SentenceEncoder } from "./answering/semantics.ts";
import { logError } from "./log.ts";

let encoder: SentenceEncoder | null | undefined;

/**
 * This isolate's encoder, made at the first call, for most isolates never need it. Null if it cannot
 * be made: then questions are answered by their words alone.
 */
export function readEncoder(): SentenceEncoder | null {
  if (encoder === undefined) encoder = tryToMake();
  return encoder;
}

function tryToMake(): SentenceEncoder | null {
  try {
    return condense(makeEncoder(kernel, weights));
  } catch (error) {
    logError("encoder.unavailable", { error });
    return null;
  }
}
