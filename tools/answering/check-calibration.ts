import { answer } from "../../worker/src/answering/answer.ts";
import { buildIndex } from "../../worker/src/answering/build-index.ts";
import { sigmoid } from "../../worker/src/answering/confidence.ts";
import { readEncoderInNode } from "../models/node-encoder.ts";
import { type Domain, knowledgeOf, readCorpus } from "./corpus.ts";

/**
 * Asks each knowledge of the corpus what its entries do not hold, and prints by how much in log-odds
 * the confidence that an entry is right, given that there is one, differs from how often it is: what
 * `ONE_MORE_QUESTION` in `worker/src/answering/calibration.ts` was taken from.
 */
const EXAMPLE_COUNTS = [2, 3, 5];
const ODDS_MIN = 1e-3;
const STEPS = 50;

interface Asked {
  readonly logOdds: number;
  readonly isRight: boolean;
}

function ask(domain: Domain, count: number): Asked[] {
  const encoder = readEncoderInNode();
  const entries = knowledgeOf(domain.entries, count);
  const index = buildIndex(entries, { encoder });
  return entries.flatMap((entry) =>
    entry.asked.map((text) => {
      const { ranked, scope, confidence } = answer(index, text, { threshold: 0, encoder });
      const rightIfInScope = Math.min(1 - ODDS_MIN, Math.max(ODDS_MIN, confidence / (scope || 1)));
      return {
        logOdds: Math.log(rightIfInScope / (1 - rightIfInScope)),
        isRight: ranked[0]?.entryId === entry.id,
      };
    }),
  );
}

/** The shift with the greatest likelihood, by Newton's method. */
function bestShift(asked: readonly Asked[]): number {
  let shift = 0;
  for (let step = 0; step < STEPS; step += 1) {
    let gradient = 0;
    let curvature = 0;
    for (const { logOdds, isRight } of asked) {
      const p = sigmoid(logOdds + shift);
      gradient += p - (isRight ? 1 : 0);
      curvature += p * (1 - p);
    }
    shift -= gradient / curvature;
  }
  return shift;
}

for (const count of EXAMPLE_COUNTS) {
  const asked = readCorpus().flatMap((domain) => ask(domain, count));
  const right = asked.filter((each) => each.isRight).length / asked.length;
  const claimed = asked.reduce((sum, each) => sum + sigmoid(each.logOdds), 0) / asked.length;
  process.stdout.write(
    `${count} questions an entry: right ${right.toFixed(3)}, claimed ${claimed.toFixed(3)}, ` +
      `shift wanted ${bestShift(asked).toFixed(2)}\n`,
  );
}
