import { CreateEntry } from "../../../../contracts/knowledge-entries.ts";
import type { ProposedEntry } from "../../store/knowledge-import-progress.ts";

/** What one input may propose. More than that is a database, not a knowledge base. */
export const ENTRIES_MAX = 5_000;
/** What is looked at in one input, good or bad. */
const PARTS_MAX = 4 * ENTRIES_MAX;
/** A file that is wrong throughout is wrong in one way, which the first of these show. */
const PROBLEMS_MAX = 200;

/** An entry as a source has it, within the bounds of the contract. */
export type ReadEntry = ProposedEntry;

/** Something that could not be read, and where: a sentence for the person who owns the input. */
export interface ReadProblem {
  /** Of the input, from 1; null where lines mean nothing. */
  readonly line: number | null;
  readonly message: string;
}

/** Nothing of an input is lost in silence: what is no entry is a problem. */
export interface Reading {
  readonly entries: readonly ReadEntry[];
  readonly problems: readonly ReadProblem[];
}

export interface EntryParts {
  readonly question: string;
  readonly answer: string;
  readonly alternativeQuestions?: readonly string[];
  readonly keywords?: readonly string[];
  readonly category?: string | null;
  readonly priority?: number;
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  question: "the question",
  answer: "the answer",
  alternative_questions: "another way to ask",
  keywords: "a keyword",
  category: "the category",
  priority: "the priority",
};

/** Gathers entries and problems, both bounded. */
export class ReadingBuilder {
  readonly #entries: ReadEntry[] = [];
  readonly #problems: ReadProblem[] = [];
  #problemsLeftOut = 0;
  #entriesLeftOut = 0;
  #parts = 0;

  add(parts: EntryParts, line: number | null = null): void {
    this.#parts += 1;
    if (this.#parts > PARTS_MAX || this.#entries.length >= ENTRIES_MAX) {
      this.#entriesLeftOut += 1;
      return;
    }
    const read = checkEntry(parts);
    if ("problem" in read) this.report(read.problem, line);
    else this.#entries.push(read.entry);
  }

  report(message: string, line: number | null = null): void {
    if (this.#problems.length < PROBLEMS_MAX) this.#problems.push({ line, message });
    else this.#problemsLeftOut += 1;
  }

  build(): Reading {
    const problems = [...this.#problems];
    if (this.#entriesLeftOut > 0) {
      const message = `One import takes ${ENTRIES_MAX} entries; ${this.#entriesLeftOut} more were left out. Import them on their own.`;
      problems.push({ line: null, message });
    }
    if (this.#problemsLeftOut > 0) {
      problems.push({ line: null, message: `And ${this.#problemsLeftOut} more problems.` });
    }
    return { entries: this.#entries, problems };
  }
}

/** One entry within the contract's bounds, or the sentence that says which bound it breaks. */
export function checkEntry(parts: EntryParts): { entry: ReadEntry } | { problem: string } {
  const result = CreateEntry.safeParse({
    question: oneLine(parts.question),
    answer: parts.answer,
    alternative_questions: distinct((parts.alternativeQuestions ?? []).map(oneLine)),
    keywords: distinct((parts.keywords ?? []).map(oneLine)),
    category: oneLine(parts.category ?? "") || null,
    priority: parts.priority ?? 0,
  });
  if (!result.success) return { problem: sentenceOf(result.error.issues[0]) };
  const { data } = result;
  return {
    entry: {
      question: data.question,
      answer: data.answer,
      alternativeQuestions: data.alternative_questions ?? [],
      keywords: data.keywords ?? [],
      category: data.category ?? null,
      priority: data.priority ?? 0,
    },
  };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function sentenceOf(issue: Issue | undefined): string {
  const name = FIELD_NAMES[String(issue?.path[0])] ?? "the entry";
  const says = issue?.message ?? "is not valid";
  // Ours say what a field "must" be; the library's are sentences of their own.
  const sentence = says.startsWith("must") ? `${name} ${says}` : `${name} cannot be taken: ${says}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** A text of which line breaks and runs of spaces are no part. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ""))];
}
