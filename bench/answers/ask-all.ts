import type { Built } from "./contender.ts";
import type { CpuClock } from "./cpu-clock.ts";
import type { Outcome } from "./metrics.ts";

/** A message, and the entry that answers it; null when none does. */
export interface Message {
  readonly text: string;
  readonly entry: number | null;
}

export interface TimedOutcome extends Outcome {
  readonly cpuMicros: number;
  readonly usedEncoder: boolean;
}

/** Asks every message once. */
export async function askAll(
  built: Built,
  messages: readonly Message[],
  clock: CpuClock,
): Promise<TimedOutcome[]> {
  const outcomes: TimedOutcome[] = [];
  for (const { text, entry } of messages) {
    const beganAtMicros = clock.nowMicros();
    const reply = await built.ask(text);
    const cpuMicros = clock.nowMicros() - beganAtMicros;
    const place = entry === null ? -1 : reply.ranked.indexOf(entry);
    outcomes.push({
      isInScope: entry !== null,
      rank: place < 0 ? null : place,
      scope: reply.scope,
      confidence: reply.confidence,
      cpuMicros,
      usedEncoder: reply.usedEncoder,
    });
  }
  return outcomes;
}
