import type { KnowledgeEntry } from "../../worker/src/answering/knowledge-entry.ts";

/** What an engine says to a message. */
export interface Reply {
  /** Ids of entries, best first, five at most. */
  readonly ranked: readonly number[];
  /** The number that decides whether there is an answer at all. */
  readonly scope: number;
  /** 0–1: how sure it is of the first. */
  readonly confidence: number;
  readonly usedEncoder: boolean;
}

export interface Built {
  /** Of the index as it would be stored. */
  indexBytes(): number;
  ask(text: string): Reply | Promise<Reply>;
}

export interface Contender {
  readonly name: string;
  build(entries: readonly KnowledgeEntry[]): Built | Promise<Built>;
}

export const RANKED_MAX = 5;
export const NOTHING_FOUND: Reply = { ranked: [], scope: 0, confidence: 0, usedEncoder: false };
