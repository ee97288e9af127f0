/** Replaced by the engine. */
export interface AnswerIndex {
  readonly format: 1;
}
