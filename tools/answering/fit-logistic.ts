import { solveLinear } from "../../worker/src/answering/solve-linear.ts";

/** What was seen of one question, and what was true of it. */
export interface LabelledEvidence {
  readonly features: readonly number[];
  readonly isInScope: boolean;
  readonly isRight: boolean;
}

/** Of what visitors ask, so much is taken to have no answer. */
const OUT_OF_SCOPE_SHARE = 0.3;
const PENALTY = 1e-5;
const STEPS = 25;

/** Penalised logistic regression by Newton's method, for both questions. */
export function fitLogistic(samples: readonly LabelledEvidence[]) {
  const outside = samples.filter((sample) => !sample.isInScope).length;
  const inside = samples.length - outside;
  const weightOf = (sample: LabelledEvidence) =>
    sample.isInScope ? (1 - OUT_OF_SCOPE_SHARE) / inside : OUT_OF_SCOPE_SHARE / outside;
  return {
    scope: regress(samples, weightOf, (sample) => sample.isInScope),
    confidence: regress(
      samples.filter((sample) => sample.isInScope),
      weightOf,
      (sample) => sample.isRight,
    ),
  };
}

function regress(
  samples: readonly LabelledEvidence[],
  weightOf: (sample: LabelledEvidence) => number,
  isTrue: (sample: LabelledEvidence) => boolean,
): number[] {
  const size = samples[0]?.features.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map((weight) => PENALTY * weight);
    const curvature = weights.map((_, row) =>
      weights.map((__, column): number => (row === column ? PENALTY : 0)),
    );
    for (const sample of samples) {
      const x = sample.features;
      const p =
        1 / (1 + Math.exp(-x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
      const weight = weightOf(sample);
      for (let row = 0; row < size; row += 1) {
        gradient[row] =
          (gradient[row] ?? 0) + weight * (p - (isTrue(sample) ? 1 : 0)) * (x[row] ?? 0);
        const line = curvature[row] ?? [];
        for (let column = 0; column < size; column += 1) {
          line[column] =
            (line[column] ?? 0) + weight * p * (1 - p) * (x[row] ?? 0) * (x[column] ?? 0);
        }
      }
    }
    const change = solveLinear(curvature, gradient);
    weights = weights.map((weight, at) => weight - (change[at] ?? 0));
  }
  return weights;
}
