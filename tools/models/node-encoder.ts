import { readFileSync } from "node:fs";
import { condense } from "../../worker/src/answering/encoder/condense.ts";
import { makeEncoder } from "../../worker/src/answering/encoder/make-encoder.ts";
import type { SentenceEncoder } from "../../worker/src/answering/semantics.ts";
import { Problem } from "../local/problem.ts";
import { ENCODER_KERNEL, ENCODER_WEIGHTS } from "./encoder-build.ts";

let full: SentenceEncoder | undefined;
let condensed: SentenceEncoder | undefined;

/** The Worker's own encoder, for tools, benches and tests that run in Node. */
export function readEncoderInNode(): SentenceEncoder {
  condensed ??= condense(readFullEncoderInNode());
  return condensed;
}

/** The same before its vectors are condensed: as the source model gives them. */
export function readFullEncoderInNode(): SentenceEncoder {
  full ??= makeEncoder(
    new WebAssembly.Module(readModelFile(ENCODER_KERNEL)),
    readModelFile(ENCODER_WEIGHTS),
  );
  return full;
}

function readModelFile(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    throw new Problem(`${file} is missing. Make it: npm run build:models.`);
  }
}
