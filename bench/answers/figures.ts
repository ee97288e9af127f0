import type { TimedOutcome } from "./ask-all.ts";
import type { RunOutcomes } from "./measure-run.ts";
import {
  areaUnderRoc,
  calibrationError,
  mean,
  meanReciprocalRank,
  median,
  type ReliabilityBin,
  reliability,
  rightAndAccepted,
  topOne,
} from "./metrics.ts";

/** Of one run, or the mean of its seeds. Null where the set gives nothing to judge by. */
export interface Figures {
  readonly top1: number | null;
  readonly mrr5: number | null;
  readonly auroc: number | null;
  readonly acc90: number | null;
  readonly ece: number | null;
  readonly cpuMicros: number | null;
  readonly cpuMicrosWithEncoder: number | null;
  readonly cpuMicrosWithoutEncoder: number | null;
  readonly encoderShare: number | null;
  readonly buildMs: number | null;
  readonly indexBytes: number | null;
  /** Top-1 of the messages with a typo each. */
  readonly misspeltTop1: number | null;
}

export interface Row extends Figures {
  readonly engine: string;
  readonly dataset: string;
  readonly k: number;
  /** What `auroc` and `acc90` were judged on. */
  readonly outOfScope: "list" | "held-out entries" | "none";
  readonly bins: readonly ReliabilityBin[];
}

export function figuresOf(run: RunOutcomes): Figures {
  const inScope = run.outcomes.filter((outcome) => outcome.isInScope);
  const micros = (outcomes: readonly TimedOutcome[]) =>
    median(outcomes.map((outcome) => outcome.cpuMicros));
  return {
    top1: topOne(inScope),
    mrr5: meanReciprocalRank(inScope),
    ...scopeFigures(run.heldOut ?? run.outcomes),
    ece: calibrationError(reliability(run.outcomes)),
    cpuMicros: micros(run.outcomes),
    cpuMicrosWithEncoder: micros(run.outcomes.filter((one) => one.usedEncoder)),
    cpuMicrosWithoutEncoder: micros(run.outcomes.filter((one) => !one.usedEncoder)),
    encoderShare: mean(run.outcomes.map((one) => (one.usedEncoder ? 1 : 0))),
    buildMs: run.buildMs,
    indexBytes: run.indexBytes,
    misspeltTop1: run.misspelt ? topOne(run.misspelt) : null,
  };
}

function scopeFigures(outcomes: readonly TimedOutcome[]) {
  const inScope = outcomes.filter((outcome) => outcome.isInScope);
  const outOfScope = outcomes.filter((outcome) => !outcome.isInScope);
  const scopes = (some: readonly TimedOutcome[]) => some.map((outcome) => outcome.scope);
  return {
    auroc: areaUnderRoc(scopes(inScope), scopes(outOfScope)),
    acc90: rightAndAccepted(inScope, outOfScope),
  };
}

/** The mean of the seeds, each figure by itself; the bins are those of all seeds together. */
export function rowOf(
  engine: string,
  dataset: string,
  k: number,
  runs: readonly RunOutcomes[],
): Row {
  const figures = runs.map(figuresOf);
  const meanOf = (name: keyof Figures) => {
    const values = figures.flatMap((one) => one[name] ?? []);
    return values.length === 0 ? null : mean(values);
  };
  const hasList = runs.some((run) => run.outcomes.some((outcome) => !outcome.isInScope));
  const hasHeldOut = runs.some((run) => run.heldOut !== null);
  return {
    engine,
    dataset,
    k,
    outOfScope: hasList ? "list" : hasHeldOut ? "held-out entries" : "none",
    top1: meanOf("top1"),
    mrr5: meanOf("mrr5"),
    auroc: meanOf("auroc"),
    acc90: meanOf("acc90"),
    ece: meanOf("ece"),
    cpuMicros: meanOf("cpuMicros"),
    cpuMicrosWithEncoder: meanOf("cpuMicrosWithEncoder"),
    cpuMicrosWithoutEncoder: meanOf("cpuMicrosWithoutEncoder"),
    encoderShare: meanOf("encoderShare"),
    buildMs: meanOf("buildMs"),
    indexBytes: meanOf("indexBytes"),
    misspeltTop1: meanOf("misspeltTop1"),
    bins: reliability(runs.flatMap((run) => run.outcomes)),
  };
}
