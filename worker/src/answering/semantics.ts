/** Turns a text into a vector whose direction tells what it means. */
export interface SentenceEncoder {
  /** Name and version of the weights: encodings of different models must never be compared. */
  readonly model: string;
  readonly dimensions: number;
  /**
   * A vector of length 1; all zeros for a text without words, which so resembles nothing.
   * Synchronous, gives the same for the same text, and takes any string. Long texts are cut.
   */
  encode(text: string): Float32Array;
}
