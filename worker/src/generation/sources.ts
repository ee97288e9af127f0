/** A knowledge entry, as much of it as a model is given. */
export interface GenerationSource {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  readonly sourceUrl: string | null;
}

export interface RankedSource {
  readonly entryId: number;
  readonly score: number;
}

/** More would cost more and ground less. */
export const SOURCES_MAX = 4;
/** An entry that scores less than this share of the best is about something else. */
const RELEVANT_SHARE_MIN = 0.5;
/** An entry is given whole or not at all: half of it may say the opposite. */
const SOURCE_CHARS_MAX = 3_000;

/**
 * The entries that an answer may be phrased from: the one that was decided on first, then others
 * that are nearly as relevant. Empty when the model has nothing to work with, and is not to be asked.
 */
export function chooseSources(
  entries: readonly GenerationSource[],
  decidedId: number,
  ranked: readonly RankedSource[],
): GenerationSource[] {
  const bestScore = ranked.find(({ entryId }) => entryId === decidedId)?.score ?? 0;
  const others = ranked
    .filter(
      ({ entryId, score }) => entryId !== decidedId && score >= bestScore * RELEVANT_SHARE_MIN,
    )
    .map(({ entryId }) => entryId);
  const [decided, ...further] = [decidedId, ...(bestScore > 0 ? others : [])].map((id) => {
    const entry = entries.find((one) => one.id === id);
    return entry && plainSource(entry);
  });
  if (!decided || isTooLong(decided)) return [];
  const fitting = further.flatMap((source) => (source && !isTooLong(source) ? [source] : []));
  return [decided, ...fitting].slice(0, SOURCES_MAX);
}

function isTooLong({ question, answer }: GenerationSource): boolean {
  return question.length + answer.length > SOURCE_CHARS_MAX;
}

/** Markdown's marks are taken off, for the model is asked for plain text and checked against this. */
export function plainSource(entry: GenerationSource): GenerationSource {
  const { id, question, answer, sourceUrl } = entry;
  return { id, question: plainText(question), answer: plainText(answer), sourceUrl };
}

function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]\n]*)\]\(([^)\s]*)\)/gu, (_link, title: string, address: string) =>
      title === address ? title : `${title} (${address.replace(/^(?:mailto|tel):/iu, "")})`,
    )
    .replace(/\*\*|__|`/gu, "")
    .trim();
}
