import type { SentenceEncoder } from "../../answering/semantics.ts";

/**
 * Encodes each text once, for a report that puts the same questions to two states of the knowledge:
 * encoding is most of what a question costs. Lives no longer than the report, and so has no bound.
 */
export function rememberingEncoder(encoder: SentenceEncoder): SentenceEncoder {
  const known = new Map<string, Float32Array>();
  return {
    model: encoder.model,
    dimensions: encoder.dimensions,
    encode(text) {
      const remembered = known.get(text);
      if (remembered) return remembered;
      // Copied, in case the encoder hands out one buffer again and again.
      const encoding = Float32Array.from(encoder.encode(text));
      known.set(text, encoding);
      return encoding;
    },
  };
}
