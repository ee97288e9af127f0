import { type Field, fieldNamed, splitAlternatives, splitKeywords, toPriority } from "./columns.ts";
import { cleanAnswer } from "./html-text.ts";
import { type Reading, ReadingBuilder } from "./reading.ts";

/** Under these an export keeps its list. `items` is what a page of our own entries says. */
const LIST_KEYS = ["entries", "items", "faqs", "faq", "questions", "data"] as const;

type Fields = Readonly<Partial<Record<Field, unknown>>>;

/** Entries out of a list of objects, or of an object that holds one. */
export function readJson(input: string): Reading {
  const builder = new ReadingBuilder();
  const list = parseList(input, builder);
  for (const [at, item] of (list ?? []).entries()) {
    const fields = fieldsOf(item);
    const where = `Entry ${at + 1}`;
    if (!fields) builder.report(`${where} is not an object with a question and an answer.`);
    else addItem(builder, where, fields);
  }
  if (list?.length === 0) builder.report("The list is empty.");
  return builder.build();
}

function parseList(input: string, builder: ReadingBuilder): readonly unknown[] | null {
  let value: unknown;
  try {
    value = JSON.parse(input.replace(/^\uFEFF/, ""));
  } catch (error) {
    builder.report("This is not valid JSON from this line on.", lineOf(error, input));
    return null;
  }
  if (Array.isArray(value)) return value;
  for (const key of LIST_KEYS) {
    const inner = typeof value === "object" && value !== null ? Reflect.get(value, key) : null;
    if (Array.isArray(inner)) return inner;
  }
  builder.report('There is no list of entries: write [{"question": "…", "answer": "…"}].');
  return null;
}

/** The engine's message tells the position, or that the text ended. */
function lineOf(error: unknown, input: string): number {
  const at = /position (\d+)/.exec(String(error))?.[1];
  const read = at === undefined ? input : input.slice(0, Number(at));
  return read.split("\n").length;
}

function fieldsOf(item: unknown): Fields | null {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return null;
  const fields: Partial<Record<Field, unknown>> = {};
  // The first of several names for one thing counts.
  for (const [key, value] of Object.entries(item)) fields[fieldNamed(key)] ??= value;
  return fields;
}

function addItem(builder: ReadingBuilder, where: string, fields: Fields): void {
  const odd = (["question", "answer", "category"] as const).find((name) => !isText(fields[name]));
  if (odd) {
    builder.report(`${where}: the ${odd} must be a text.`);
    return;
  }
  const before = new ReadingBuilder();
  before.add({
    question: textOf(fields.question),
    answer: cleanAnswer(textOf(fields.answer)),
    alternativeQuestions: textsOf(fields.alternatives, splitAlternatives),
    keywords: textsOf(fields.keywords, splitKeywords),
    category: textOf(fields.category),
    priority: toPriority(textOf(fields.priority)),
  });
  const { entries, problems } = before.build();
  for (const entry of entries) builder.add(entry);
  for (const { message } of problems) builder.report(`${where}: ${message}`);
}

function isText(value: unknown): boolean {
  return value === undefined || value === null || ["string", "number"].includes(typeof value);
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function textsOf(value: unknown, split: (cell: string) => string[]): string[] {
  return Array.isArray(value) ? value.map(textOf) : split(textOf(value));
}
