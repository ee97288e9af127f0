import { createHash } from "node:crypto";
import { encodableTexts } from "../answering/entry-texts.ts";
import type { KnowledgeEntry } from "../answering/knowledge-entry.ts";
import type { SentenceEncoder } from "../answering/semantics.ts";
import { encodeExample } from "../answering/sentence-vectors.ts";
import type { Database } from "../store/database.ts";
import { readEncodings, saveEncodings } from "../store/knowledge-encodings.ts";

export interface EncodedTexts {
  /** By text. */
  readonly encodings: ReadonlyMap<string, Int8Array>;
  /** How many texts still wait, because `newMax` was reached. */
  readonly left: number;
}

/**
 * Encodings of the texts: those that were made before, and at most `newMax` new ones, which are kept
 * for the next time. A sentence costs milliseconds, so a large import is encoded in several calls.
 */
export async function encodeTexts(
  db: Database,
  encoder: SentenceEncoder,
  texts: readonly string[],
  newMax: number,
): Promise<EncodedTexts> {
  const hashes = new Map(texts.map((text) => [text, hashOf(text)]));
  const known = await readEncodings(db, encoder.model, [...hashes.values()]);
  const encodings = new Map<string, Int8Array>();
  const missing: [text: string, hash: string][] = [];
  for (const [text, hash] of hashes) {
    const encoding = known.get(hash);
    if (encoding) encodings.set(text, encoding);
    else missing.push([text, hash]);
  }
  const made = new Map<string, Int8Array>();
  for (const [text, hash] of missing.slice(0, newMax)) {
    const encoding = encodeExample(encoder, text);
    encodings.set(text, encoding);
    made.set(hash, encoding);
  }
  await saveEncodings(db, encoder.model, made);
  return { encodings, left: missing.length - made.size };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What an index needs to know meanings: an encoder, and the encodings of what it is to know. */
export interface Semantics {
  readonly encoder: SentenceEncoder;
  readonly encodings: ReadonlyMap<string, Int8Array>;
}

/** So many new sentences take some seconds: more than that waits for the next call. */
export const NEW_ENCODINGS_MAX = 2_000;

/**
 * The encodings of all questions of these entries, made now where they never were. `left` counts
 * those that wait. Null without an encoder.
 */
export async function readSemantics(
  db: Database,
  encoder: SentenceEncoder | null,
  entries: readonly Pick<KnowledgeEntry, "question" | "alternativeQuestions" | "answer">[],
): Promise<(Semantics & { readonly left: number }) | null> {
  if (!encoder) return null;
  const texts = [...new Set(entries.flatMap(encodableTexts))];
  return { encoder, ...(await encodeTexts(db, encoder, texts, NEW_ENCODINGS_MAX)) };
}
