import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { PROJECT } from "../local/installed.ts";
import { Problem } from "../local/problem.ts";

export const DEFAULT_FOLDER = path.join(PROJECT, "..", "shared", "data", "answering");

const Examples = z.array(z.string().min(1)).min(1);

/** A public question set in the shape that docs/answering.md describes. */
const QuestionSet = z
  .object({
    name: z.string().min(1),
    /** One list of examples a seed. */
    entries: z
      .array(z.object({ id: z.string().min(1), examples: z.array(Examples).min(1) }))
      .min(1),
    queries: z.array(z.tuple([z.string(), z.string()])).min(1),
    outOfScope: z.array(z.string()).default([]),
    heldOutEntries: z.array(z.array(z.string())).default([]),
  })
  .superRefine((set, context) => {
    const known = new Set(set.entries.map((entry) => entry.id));
    if (known.size < set.entries.length) context.addIssue("two entries have the same id");
    const stranger = set.queries.find(([, id]) => !known.has(id));
    if (stranger) context.addIssue(`a query names the unknown entry "${stranger[1]}"`);
    const heldOut = set.heldOutEntries.flat().find((id) => !known.has(id));
    if (heldOut !== undefined) context.addIssue(`held out is the unknown entry "${heldOut}"`);
    const seeds = new Set(set.entries.map((entry) => entry.examples.length));
    if (seeds.size > 1) context.addIssue("not every entry has as many seeds as the others");
  });
export type QuestionSet = z.infer<typeof QuestionSet>;

/** The sets named, or all of the folder when none is. */
export function readQuestionSets(folder: string, names: readonly string[]): QuestionSet[] {
  if (!existsSync(folder)) {
    throw new Problem(`No question sets in ${folder}. Name their folder: --data DIR.`);
  }
  const files = names.length > 0 ? names.map((name) => `${name}.json`) : jsonFilesIn(folder);
  if (files.length === 0)
    throw new Problem(`${folder} has no .json file. Name another: --data DIR.`);
  return files.map((file) => readQuestionSet(path.join(folder, file)));
}

function jsonFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
}

function readQuestionSet(file: string): QuestionSet {
  if (!existsSync(file)) throw new Problem(`There is no question set ${file}.`);
  return parseQuestionSet(readFileSync(file, "utf8"), file);
}

/** Throws a Problem that names the file and what is wrong with it. */
export function parseQuestionSet(text: string, file: string): QuestionSet {
  const parsed = QuestionSet.safeParse(parseJson(text, file));
  if (parsed.success) return parsed.data;
  throw new Problem(`${file} is no question set:\n${z.prettifyError(parsed.error)}`);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(`${file} is not JSON.`);
  }
}
