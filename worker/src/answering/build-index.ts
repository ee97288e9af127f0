import type { AnswerIndex } from "./answer-index.ts";
import { calibrate } from "./calibration.ts";
import { encodableTexts } from "./entry-texts.ts";
import type { KnowledgeEntry } from "./knowledge-entry.ts";
import { buildPlainIndex, type Encoded } from "./plain-index.ts";
import type { SentenceEncoder } from "./semantics.ts";
import { encodeExample } from "./sentence-vectors.ts";

export interface BuildOptions {
  /** Without one the index knows words alone. */
  readonly encoder?: SentenceEncoder | null;
  /**
   * Encodings made before with the same encoder, quantised, by text. Then none is made here: an
   * example without one is known by its words alone.
   */
  readonly encodings?: ReadonlyMap<string, Int8Array>;
}

/** The index of a widget's active entries. The same entries give the same index. */
export function buildIndex(
  entries: readonly KnowledgeEntry[],
  { encoder, encodings }: BuildOptions = {},
): AnswerIndex {
  const encoded: Encoded | null = encoder
    ? { encoder, encodings: encodings ?? encodeAll(entries, encoder) }
    : null;
  const calibration = calibrate(entries, encoded);
  return { ...buildPlainIndex(entries, encoded), calibration };
}

/** Encodings of all that a question may be compared with, by text. */
export function encodeAll(
  entries: readonly KnowledgeEntry[],
  encoder: SentenceEncoder,
): ReadonlyMap<string, Int8Array> {
  const texts = new Set(entries.flatMap(encodableTexts));
  return new Map([...texts].map((text) => [text, encodeExample(encoder, text)]));
}
