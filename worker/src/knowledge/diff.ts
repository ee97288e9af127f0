import {
  type ChangedEntry,
  DIFFERENCE_ROWS_MAX,
  type Difference,
  ENTRY_FIELDS,
  type VersionEntry,
} from "../../../contracts/knowledge-versions.ts";
import type { FrozenEntry } from "../store/knowledge-versions.ts";

/** How `after` differs from `before`. Entries are the same when their ids are. */
export function diffEntries(
  before: readonly FrozenEntry[],
  after: readonly FrozenEntry[],
): Difference {
  const old = new Map(before.map((entry) => [entry.id, toVersionEntry(entry)]));
  const kept = new Set(after.map((entry) => entry.id));
  const added: VersionEntry[] = [];
  const changed: ChangedEntry[] = [];
  for (const entry of after.map(toVersionEntry)) {
    const known = old.get(entry.id);
    if (!known) {
      added.push(entry);
      continue;
    }
    const changes = changesOf(known, entry);
    if (changes.length > 0) changed.push({ id: entry.id, question: entry.question, changes });
  }
  const removed = [...old.values()].filter((entry) => !kept.has(entry.id));
  return {
    added_count: added.length,
    removed_count: removed.length,
    changed_count: changed.length,
    added: added.slice(0, DIFFERENCE_ROWS_MAX),
    removed: removed.slice(0, DIFFERENCE_ROWS_MAX),
    changed: changed.slice(0, DIFFERENCE_ROWS_MAX),
  };
}

function changesOf(before: VersionEntry, after: VersionEntry): ChangedEntry["changes"] {
  return ENTRY_FIELDS.filter((field) => !isSame(before[field], after[field])).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}

type Value = VersionEntry[(typeof ENTRY_FIELDS)[number]];

/** The order of alternatives and keywords counts: it is what their editor shows. */
function isSame(left: Value, right: Value): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.length === right.length && left.every((item, at) => item === right[at]);
}

export function toVersionEntry(entry: FrozenEntry): VersionEntry {
  return {
    id: entry.id,
    category: entry.category,
    question: entry.question,
    alternative_questions: [...entry.alternativeQuestions],
    answer: entry.answer,
    keywords: [...entry.keywords],
    priority: entry.priority,
    source_url: entry.sourceUrl,
  };
}
