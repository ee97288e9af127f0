import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { VisitorSigns } from "../../contracts/guard.ts";
import type { Said } from "../../worker/src/domain/spam/judge.ts";

const Sample = z.object({
  text: z.string(),
  signs: VisitorSigns.optional(),
  earlier: z.array(z.string()).optional(),
});

export interface CorpusSample {
  readonly said: Said;
  readonly isSpam: boolean;
  /** Never shown to whatever is fitted. */
  readonly isHeldOut: boolean;
}

/** Our own messages, spam and honest, in many languages. Which are held out, their text decides. */
export function readCorpus(): CorpusSample[] {
  return [...read("spam.json", true), ...read("honest.json", false)];
}

function read(file: string, isSpam: boolean): CorpusSample[] {
  const text = readFileSync(path.join(import.meta.dirname, "corpus", file), "utf8");
  return z
    .array(Sample)
    .parse(JSON.parse(text))
    .map((sample) => ({
      isSpam,
      isHeldOut: (createHash("sha256").update(sample.text).digest()[0] ?? 0) % 2 === 0,
      said: {
        text: sample.text,
        email: null,
        signs: sample.signs ?? null,
        earlier: sample.earlier ?? [],
        address: null,
        timesMs: [],
        nowMs: 0,
        challenge: "impossible",
      },
    }));
}
