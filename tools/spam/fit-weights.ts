import { seenIn } from "../../worker/src/domain/spam/signals.ts";
import { BIAS, FEATURES, type Feature } from "../../worker/src/domain/spam/weights.ts";
import { readCorpus } from "./corpus.ts";

// npm run fit:spam: prints what worker/src/domain/spam/weights.ts should weigh, by the half of the
// corpus that is not held out. A logistic regression that stays near the weights it is given, for a
// corpus of hundreds knows little of what it hardly ever saw; never negative, so that whatever is
// seen besides never makes a message look better.

const STEPS = 4_000;
const RATE = 0.3;
const PULL = 0.004;
const WEIGHT_MIN = 0.2;
/** A visitor who is taken for spam costs more than spam that passes. */
const HONEST_COUNTS = 3;

// Keys of a table that is written out.
const names = Object.keys(FEATURES) as Feature[];
const samples = readCorpus()
  .filter(({ isHeldOut }) => !isHeldOut)
  .map(({ said, isSpam }) => {
    const amounts = new Map(seenIn(said).map(({ feature, amount }) => [feature, amount]));
    return { isSpam, amounts: names.map((name) => amounts.get(name) ?? 0) };
  });

const before = names.map((name) => FEATURES[name].weight);
let weights: number[] = [...before];
let bias: number = BIAS;
for (let step = 0; step < STEPS; step += 1) {
  const slopes = weights.map((weight, at) => PULL * (weight - (before[at] ?? 0)));
  let biasSlope = PULL * (bias - BIAS);
  for (const { isSpam, amounts } of samples) {
    const sum = amounts.reduce((all, amount, at) => all + amount * (weights[at] ?? 0), bias);
    const error = (1 / (1 + Math.exp(-sum)) - Number(isSpam)) * (isSpam ? 1 : HONEST_COUNTS);
    for (const [at, amount] of amounts.entries()) {
      slopes[at] = (slopes[at] ?? 0) + (error * amount) / samples.length;
    }
    biasSlope += error / samples.length;
  }
  weights = weights.map((weight, at) => Math.max(WEIGHT_MIN, weight - RATE * (slopes[at] ?? 0)));
  bias -= RATE * biasSlope;
}

console.log(`${samples.length} samples, bias ${bias.toFixed(2)}`);
for (const [at, name] of names.entries()) {
  const seen = samples.filter(({ amounts }) => (amounts[at] ?? 0) > 0);
  const spam = seen.filter(({ isSpam }) => isSpam).length;
  console.log(
    `${name}: ${(weights[at] ?? 0).toFixed(2)}  (${spam} spam, ${seen.length - spam} honest)`,
  );
}
