import type { AnswerIndex } from "../answering/answer-index.ts";
import { buildIndex } from "../answering/build-index.ts";
import type { KnowledgeEntry } from "../answering/knowledge-entry.ts";
import type { SentenceEncoder } from "../answering/semantics.ts";
import type { DraftEntry } from "../store/knowledge-entries.ts";
import type { FrozenEntry } from "../store/knowledge-versions.ts";
import type { Semantics } from "./encode.ts";

/** A state of a widget's knowledge, draft or version, that can be asked. */
export interface AskableKnowledge {
  readonly index: AnswerIndex;
  /** As visitors' questions are encoded; null where words alone count. */
  readonly encoder: SentenceEncoder | null;
  readonly questionOf: (entryId: number) => string | null;
}

/** Encodings that were made before are taken from `semantics`; without one, words alone count. */
export function makeAskable(
  entries: readonly KnowledgeEntry[],
  semantics: Semantics | null,
): AskableKnowledge {
  const questions = new Map(entries.map((entry) => [entry.id, entry.question]));
  return {
    index: buildIndex(entries, semantics ?? {}),
    encoder: semantics?.encoder ?? null,
    questionOf: (id) => questions.get(id) ?? null,
  };
}

/** The draft's words without what visitors think of them, which goes on changing. */
export function freeze(draft: readonly DraftEntry[]): FrozenEntry[] {
  return draft.map(({ helpfulCount: _, notHelpfulCount: __, ...entry }) => entry);
}
