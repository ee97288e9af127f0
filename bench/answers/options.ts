import { parseArgs } from "node:util";
import { DEFAULT_FOLDER } from "../../tools/answering/question-set.ts";
import { Problem } from "../../tools/local/problem.ts";

export const PARTS = ["sets", "typos", "sizes"] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  readonly folder: string;
  /** Empty: all of the folder. */
  readonly datasets: readonly string[];
  readonly ks: readonly number[];
  readonly seeds: readonly number[];
  /** Null: everyone. */
  readonly only: readonly string[] | null;
  readonly useEncoder: boolean;
  readonly parts: ReadonlySet<Part>;
  readonly jsonFile: string | null;
}

/** Throws a Problem that says which option is wrong. */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  return {
    folder: values.data ?? DEFAULT_FOLDER,
    datasets: listOf(values.datasets),
    ks: wholeNumbers("--k", values.k ?? "1,3,5"),
    seeds: wholeNumbers("--seeds", values.seeds ?? "1,2,3"),
    only: values.only === undefined ? null : listOf(values.only),
    useEncoder: !values["no-encoder"],
    parts: new Set(values.parts === undefined ? PARTS : listOf(values.parts).map(partOf)),
    jsonFile: values.json ?? null,
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: text,
        datasets: text,
        k: text,
        seeds: text,
        only: text,
        parts: text,
        json: text,
        "no-encoder": { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error));
  }
}

function listOf(text: string | undefined): string[] {
  return (text ?? "").split(",").filter((part) => part !== "");
}

function wholeNumbers(option: string, text: string): number[] {
  const numbers = listOf(text).map(Number);
  if (numbers.length > 0 && numbers.every((one) => Number.isInteger(one) && one > 0))
    return numbers;
  throw new Problem(`${option} takes whole numbers from 1, such as 1,3,5; it got "${text}".`);
}

function partOf(name: string): Part {
  const part = PARTS.find((one) => one === name);
  if (!part) throw new Problem(`--parts takes ${PARTS.join(", ")}; it got "${name}".`);
  return part;
}
