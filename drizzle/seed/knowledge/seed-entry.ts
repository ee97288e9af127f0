/** One entry of a seeded widget's knowledge, before it has an id or a widget. */
export interface SeedEntry {
  readonly category: string;
  readonly question: string;
  /** How visitors really type it: short, lower-case, colloquial. */
  readonly alternativeQuestions: readonly string[];
  /** In the Markdown subset that the widget renders: bold, links, line breaks, `- ` lists. */
  readonly answer: string;
  readonly keywords: readonly string[];
  /** 0–10; breaks a tie between entries that match equally well. */
  readonly priority: number;
}
