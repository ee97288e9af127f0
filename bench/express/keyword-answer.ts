export interface KnowledgeRow {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  readonly keywords: readonly string[];
  readonly priority: number;
}

export interface Match {
  readonly id: number;
  readonly answer: string;
  readonly confidence: number;
}

/** The entry that shares most words with the question; null when that is too few. */
export function pickAnswer(
  entries: readonly KnowledgeRow[],
  text: string,
  threshold: number,
): Match | null {
  const asked = wordsOf(text);
  let best: Match | null = null;
  for (const entry of entries) {
    const known = wordsOf(`${entry.question} ${entry.keywords.join(" ")}`);
    const shared = [...asked].filter((word) => known.has(word)).length;
    const confidence = asked.size === 0 ? 0 : shared / asked.size;
    if (!best || confidence > best.confidence) {
      best = { id: entry.id, answer: entry.answer, confidence };
    }
  }
  return best && best.confidence >= threshold ? best : null;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]+/g));
}
