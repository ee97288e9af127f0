/** Applied to log-odds x: slope · x + shift + known · k, where k is the known share of the question. */
export interface Line {
  readonly slope: number;
  readonly shift: number;
  /** The richer a knowledge, the more it tells that it does not know a word. */
  readonly known: number;
}

export type Lines = Readonly<Record<"scope" | "confidence", Line>>;

/** How one knowledge differs from those that the general weights were fitted on. */
export interface Calibration {
  readonly words: Lines;
  readonly sentences: Lines;
}

export const STRAIGHT: Line = { slope: 1, shift: 0, known: 0 };
export const STRAIGHT_LINES: Lines = { scope: STRAIGHT, confidence: STRAIGHT };
export const UNCALIBRATED: Calibration = { words: STRAIGHT_LINES, sentences: STRAIGHT_LINES };
