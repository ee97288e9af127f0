/** How long a run may take: the full one for figures to keep, the quick one to see that it works. */
export interface Length {
  readonly rounds: number;
  readonly configMs: number;
  /** Conversations of one measurement of messages, by the number of connections. */
  readonly conversations: Readonly<Record<number, number>>;
  /** Times that Postgres is moved away and back. */
  readonly farWindows: number;
  /** Conversations of a round of bursts. */
  readonly bursts: number;
  readonly burstRounds: number;
  readonly alternativeRounds: number;
  readonly alternativeMs: number;
}

export const FULL: Length = {
  rounds: 5,
  configMs: 1_500,
  conversations: { 1: 30, 10: 80, 50: 80 },
  farWindows: 10,
  bursts: 50,
  burstRounds: 3,
  alternativeRounds: 2,
  alternativeMs: 2_000,
};

export const QUICK: Length = {
  rounds: 1,
  configMs: 600,
  conversations: { 1: 15, 10: 30, 50: 50 },
  farWindows: 1,
  bursts: 15,
  burstRounds: 1,
  alternativeRounds: 1,
  alternativeMs: 600,
};
