/** The likeliest sequence of pieces that spells a text, as indices into the vocabulary; at most `tokensMax`. */
export type Tokenize = (text: string, tokensMax: number) => number[];

/** SentencePiece's mark for a space, which belongs to the word that follows it. */
const SPACE = "▁";
const UNKNOWN = 0;
/** The vocabulary begins with the unknown piece and five marks that no text may spell. */
const RESERVED_COUNT = 6;
/** SentencePiece's distance between the least likely piece and a character that is in none. */
const UNKNOWN_PENALTY = 10;
/** No text is read further than this: by then it has many more tokens than are ever taken. */
const CHARACTERS_MAX = 1_024;

interface Vocabulary {
  readonly tokens: ReadonlyMap<string, number>;
  readonly scores: Float32Array;
  readonly pieceLengthMax: number;
  readonly unknownScore: number;
}

/**
 * The unigram model of SentencePiece (Kudo 2018, "Subword Regularization"). Case is kept: the
 * vocabulary tells "I" from "i".
 */
export function makeTokenizer(pieces: readonly string[], scores: Float32Array): Tokenize {
  const tokens = new Map<string, number>();
  let pieceLengthMax = 1;
  let worstScore = 0;
  for (const [token, piece] of pieces.entries()) {
    if (token < RESERVED_COUNT) continue;
    tokens.set(piece, token);
    pieceLengthMax = Math.max(pieceLengthMax, piece.length);
    worstScore = Math.min(worstScore, scores[token] ?? 0);
  }
  const unknownScore = worstScore - UNKNOWN_PENALTY;
  const vocabulary = { tokens, scores, pieceLengthMax, unknownScore };
  return (text, tokensMax) => segment(vocabulary, prepare(text)).slice(0, tokensMax);
}

function prepare(text: string): string {
  const normal = text.slice(0, CHARACTERS_MAX).normalize("NFKC").trim();
  return normal === "" ? "" : SPACE + normal.replace(/\s+/g, SPACE).slice(0, CHARACTERS_MAX);
}

/** Viterbi's search: the best way to each place is the best way to an earlier one and a piece. */
function segment(vocabulary: Vocabulary, text: string): number[] {
  const { tokens, scores, pieceLengthMax, unknownScore } = vocabulary;
  const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
  const lastToken = new Int32Array(text.length + 1);
  const lastStart = new Int32Array(text.length + 1);
  best[0] = 0;

  function offer(start: number, end: number, token: number, score: number): void {
    const total = (best[start] ?? 0) + score;
    if (total < (best[end] ?? 0)) return;
    best[end] = total;
    lastToken[end] = token;
    lastStart[end] = start;
  }

  for (let start = 0; start < text.length; start += 1) {
    const endMax = Math.min(start + pieceLengthMax, text.length);
    for (let end = start + 1; end <= endMax; end += 1) {
      const token = tokens.get(text.slice(start, end));
      if (token !== undefined) offer(start, end, token, scores[token] ?? 0);
      // Every place can be reached, whatever the text.
      else if (end === start + 1) offer(start, end, UNKNOWN, unknownScore);
    }
  }
  return tokensOnTheWay(lastToken, lastStart);
}

/** What is unknown in a row counts once. */
function tokensOnTheWay(lastToken: Int32Array, lastStart: Int32Array): number[] {
  const way: number[] = [];
  for (let end = lastToken.length - 1; end > 0; end = lastStart[end] ?? 0) {
    const token = lastToken[end] ?? UNKNOWN;
    if (token !== UNKNOWN || way.at(-1) !== UNKNOWN) way.push(token);
  }
  return way.reverse();
}
