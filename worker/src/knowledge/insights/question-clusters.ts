import { meaningOf, similarity } from "../../answering/meaning.ts";
import type { SentenceEncoder } from "../../answering/semantics.ts";
import { merge } from "./merge.ts";
import { SparseNeighbours, type SparseVector, sparseDot, toSparse } from "./sparse-vector.ts";

/** A question, different from all the others, and how much it weighs (how often it was asked). */
export interface WeighedQuestion {
  readonly text: string;
  readonly weight: number;
}

export interface QuestionCluster {
  /** Positions in the list that was given, heaviest first. */
  readonly members: readonly number[];
  /** The member that is nearest to all the others. */
  readonly medoid: number;
}

/** Questions this near in their words are one before any closer look. */
const JOIN_SIMILARITY = 0.62;
/** Clusters as near as this on average are one: by their words, and where there is an encoder, by both. */
const MERGE_SIMILARITY = 0.42;
/** Only the heaviest are compared each with each, and encoded at a few milliseconds each. */
const MERGED_MAX = 200;

interface Draft {
  readonly members: readonly number[];
  readonly weight: number;
  readonly centroid: Float32Array;
  readonly medoid: number;
}

/**
 * Questions of one meaning together, each in exactly one cluster; the heaviest cluster first. The
 * same questions give the same clusters, in whatever order they come.
 *
 * First each question, heaviest first, joins the nearest leader or leads a cluster of its own
 * (leader clustering; an inverted list keeps ten thousand questions near a second). Then the
 * heaviest clusters are merged by average linkage, which by then are few enough to be compared each
 * with each.
 */
export function clusterQuestions(
  questions: readonly WeighedQuestion[],
  encoder: SentenceEncoder | null,
): QuestionCluster[] {
  const vectors = questions.map((question) => toSparse(meaningOf(question.text, null)));
  const drafts = followLeaders(questions, vectors)
    .map((members) => toDraft(members, questions, vectors))
    .sort((left, right) => compareDrafts(left, right, questions));
  const heads = drafts.slice(0, MERGED_MAX);
  const merged = merge(
    heads.map((draft) => draft.members.length),
    nearness(heads, questions, encoder),
    MERGE_SIMILARITY,
  ).map((group) => group.flatMap((at) => heads[at]?.members ?? []));
  return [...merged, ...drafts.slice(MERGED_MAX).map((draft) => draft.members)]
    .map((members) => toDraft(members, questions, vectors))
    .sort((left, right) => compareDrafts(left, right, questions))
    .map(({ members, medoid }) => ({ members, medoid }));
}

function followLeaders(
  questions: readonly WeighedQuestion[],
  vectors: readonly SparseVector[],
): number[][] {
  const leaders = new SparseNeighbours();
  const clusters: number[][] = [];
  for (const at of heaviestFirst(questions)) {
    const vector = vectors[at];
    if (vector === undefined) continue;
    const nearest = leaders.nearest(vector);
    if (nearest !== null && nearest.similarity >= JOIN_SIMILARITY) clusters[nearest.id]?.push(at);
    else clusters[leaders.add(vector)] = [at];
  }
  return clusters;
}

function heaviestFirst(questions: readonly WeighedQuestion[]): number[] {
  return [...questions.keys()].sort((left, right) => compare(questions, left, right));
}

/** By weight, then by text, so that the order of the input decides nothing. */
function compare(questions: readonly WeighedQuestion[], left: number, right: number): number {
  const one = questions[left];
  const other = questions[right];
  if (one === undefined || other === undefined) return left - right;
  if (one.weight !== other.weight) return other.weight - one.weight;
  if (one.text === other.text) return left - right;
  return one.text < other.text ? -1 : 1;
}

function compareDrafts(left: Draft, right: Draft, questions: readonly WeighedQuestion[]): number {
  return right.weight - left.weight || compare(questions, left.medoid, right.medoid);
}

function toDraft(
  members: readonly number[],
  questions: readonly WeighedQuestion[],
  vectors: readonly SparseVector[],
): Draft {
  const sorted = [...members].sort((left, right) => compare(questions, left, right));
  const weightOf = (at: number) => questions[at]?.weight ?? 0;
  const centroid = centroidOf(sorted, vectors, weightOf);
  let medoid = sorted[0] ?? 0;
  let nearest = Number.NEGATIVE_INFINITY;
  for (const at of sorted) {
    const vector = vectors[at];
    const near = vector === undefined ? 0 : sparseDot(vector, centroid);
    if (near > nearest + EQUALLY_NEAR) {
      nearest = near;
      medoid = at;
    }
  }
  const weight = sorted.reduce((sum, at) => sum + weightOf(at), 0);
  return { members: sorted, weight, centroid, medoid };
}

/** Below this a difference is rounding, and the heavier question stands for the cluster. */
const EQUALLY_NEAR = 1e-6;

function centroidOf(
  members: readonly number[],
  vectors: readonly SparseVector[],
  weightOf: (at: number) => number,
): Float32Array {
  const centroid = new Float32Array(meaningOf("", null).length);
  for (const at of members) {
    const vector = vectors[at];
    if (vector === undefined) continue;
    for (const [part, place] of vector.places.entries()) {
      centroid[place] = (centroid[place] ?? 0) + weightOf(at) * (vector.parts[part] ?? 0);
    }
  }
  const length = Math.sqrt(similarity(centroid, centroid));
  return length === 0 ? centroid : centroid.map((part) => part / length);
}

/** How near clusters are: by their words alone, or where there is an encoder, by words and sense alike. */
function nearness(
  drafts: readonly Draft[],
  questions: readonly WeighedQuestion[],
  encoder: SentenceEncoder | null,
): (left: number, right: number) => number {
  const senses =
    encoder === null
      ? []
      : drafts.map((draft) => meaningOf(questions[draft.medoid]?.text ?? "", encoder));
  return (left, right) => {
    const one = drafts[left];
    const other = drafts[right];
    if (one === undefined || other === undefined) return 0;
    const words = similarity(one.centroid, other.centroid);
    const oneSense = senses[left];
    const otherSense = senses[right];
    if (oneSense === undefined || otherSense === undefined) return words;
    return Math.max(words, (words + similarity(oneSense, otherSense)) / 2);
  };
}
