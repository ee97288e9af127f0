/** A question that the visitor asked before, and the entry that answered it. */
export interface Turn {
  readonly text: string;
  /** Null where nothing was found. */
  readonly entryId: number | null;
}
