import { percentile } from "./percentile.ts";

export interface Phase {
  readonly name: string;
  readonly answered: number;
  readonly unanswered: number;
  /** What was said instead of an answer, with how often. */
  readonly complaints: Readonly<Record<string, number>>;
  /** Of answered requests. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

/** Counts and times the requests of one part of a run. */
export class PhaseRecord {
  readonly #name: string;
  readonly #durationsMs: number[] = [];
  readonly #complaints = new Map<string, number>();

  constructor(name: string) {
    this.#name = name;
  }

  add(durationMs: number, complaint: string | null): void {
    if (complaint === null) this.#durationsMs.push(durationMs);
    else this.#complaints.set(complaint, (this.#complaints.get(complaint) ?? 0) + 1);
  }

  summary(): Phase {
    const sorted = this.#durationsMs.toSorted((a, b) => a - b);
    return {
      name: this.#name,
      answered: sorted.length,
      unanswered: [...this.#complaints.values()].reduce((sum, count) => sum + count, 0),
      complaints: Object.fromEntries(this.#complaints),
      p50Ms: percentile(sorted, 0.5),
      p95Ms: percentile(sorted, 0.95),
      maxMs: sorted.at(-1) ?? 0,
    };
  }
}
