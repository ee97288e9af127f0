import type { SentenceEncoder } from "../../worker/src/answering/semantics.ts";
import type { CpuClock } from "./cpu-clock.ts";

/**
 * Encodes each text once in a run, although the text is asked of many knowledges: encoding it again
 * would give the same and take most of the run. What the first time cost is put on the clock each
 * time, so that every query's cost is told in full.
 */
export function rememberEncodings(encoder: SentenceEncoder, clock: CpuClock): SentenceEncoder {
  const known = new Map<string, { readonly vector: Float32Array; readonly micros: number }>();
  return {
    model: encoder.model,
    dimensions: encoder.dimensions,
    encode(text) {
      const before = known.get(text);
      if (before) {
        clock.add(before.micros);
        return before.vector.slice();
      }
      const beganAtMicros = clock.nowMicros();
      const vector = encoder.encode(text);
      known.set(text, { vector: vector.slice(), micros: clock.nowMicros() - beganAtMicros });
      return vector;
    },
  };
}
