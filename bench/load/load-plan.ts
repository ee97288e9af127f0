/** What the load process is asked to do, and what it measured. Both travel between processes as JSON. */

export interface WireRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** JSON. */
  readonly body: string | null;
}

export interface LoadPlan {
  readonly port: number;
  /** Each has one request under way at a time; nothing is pipelined. */
  readonly connections: number;
  /** Sent in this order, each by the next free connection. */
  readonly requests: readonly WireRequest[];
  /** With it, the list is begun again until the time is up; without, each is sent once. */
  readonly repeatForMs?: number;
  /** Stops early, with whatever was sent by then. */
  readonly stopAfterMs?: number;
  /** Sends at this rate instead of as fast as the answers come. */
  readonly perSecond?: number;
}

export interface LoadResult {
  readonly elapsedMs: number;
  /** One for each answer with status 200. */
  readonly latenciesMs: readonly number[];
  /** When each of those was sent, in epoch milliseconds. */
  readonly sentAtMs: readonly number[];
  /** Other answers, by status, with how often. */
  readonly failures: Readonly<Record<string, number>>;
}
