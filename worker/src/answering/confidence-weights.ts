/**
 * Log-odds by feature, in the order of `featuresOfEvidence`. Written by `npm run fit:confidence`
 * from the paraphrases in `tools/answering/corpus`; not to be edited by hand.
 */
export const CONFIDENCE_WEIGHTS = {
  words: {
    scope: [-0.579, 2.568, -1.807, 1.1, 0.518, -0.798],
    confidence: [-1.203, 4.635, 2.846, -0.721, -0.56, 0.525],
  },
  sentences: {
    scope: [-0.485, 4.356, -2.602, 0.221, 0.208, -0.998],
    confidence: [-0.775, 1.527, 2.384, -0.752, -0.431, 0.462],
  },
} as const satisfies Record<
  "words" | "sentences",
  Record<"scope" | "confidence", readonly number[]>
>;
