/** What the engine reads of one entry of a widget's knowledge. */
export interface KnowledgeEntry {
  readonly id: number;
  readonly category: string | null;
  readonly question: string;
  readonly alternativeQuestions: readonly string[];
  readonly answer: string;
  readonly keywords: readonly string[];
  /** Decides between entries that fit a question equally well; higher first. */
  readonly priority: number;
  /** How often visitors found its answer helpful, and not. */
  readonly helpfulCount?: number;
  readonly notHelpfulCount?: number;
}
