import { median } from "../tools/drills/percentile.ts";

/**
 * Measures two things in turns, so that whatever else the machine does meanwhile falls on both, and
 * takes the median of each. Every other round begins with the second.
 */
export async function inTurns<Figure>(
  rounds: number,
  first: () => Promise<Figure>,
  second: () => Promise<Figure>,
): Promise<{ readonly first: Figure[]; readonly second: Figure[] }> {
  const figures = { first: [] as Figure[], second: [] as Figure[] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) figures.first.push(await first());
    figures.second.push(await second());
    if (round % 2 === 1) figures.first.push(await first());
  }
  return figures;
}

/** The middle of the ratios of the rounds: the two of one round met the same machine. */
export function medianRatio(first: readonly number[], second: readonly number[]): number {
  return median(first.map((figure, round) => figure / (second[round] ?? Number.NaN)));
}
