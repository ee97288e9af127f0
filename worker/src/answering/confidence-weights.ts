/**
 * Log-odds by feature, in the order of `featuresOfEvidence`. Written by `npm run fit:confidence`;
 * not to be edited by hand.
 */
export const CONFIDENCE_WEIGHTS = {
  words: {
    scope: [-1.473, 6.141, -0.855, 0.185, 0.2, -1.815, 0.583, -0.847],
    confidence: [-3.557, 4.067, 4.592, -0.838, 0.075, 0.323, 0.18, 0.459],
  },
  sentences: {
    scope: [-0.435, 4.524, -1.184, -1.128, 0.413, -1.294, 0.164, -1.269],
    confidence: [-2.77, 2.226, 3.12, -1.902, 0.254, -0.573, 0.024, 0.614],
  },
} as const satisfies Record<
  "words" | "sentences",
  Record<"scope" | "confidence", readonly number[]>
>;
