import { CsvError, parse } from "csv-parse/sync";
import { type Field, fieldNamed, splitAlternatives, splitKeywords, toPriority } from "./columns.ts";
import { cleanAnswer } from "./html-text.ts";
import { type Reading, ReadingBuilder } from "./reading.ts";

const DELIMITERS = [",", ";", "\t"] as const;
/** How much of the file shows which delimiter it has. */
const DETECTION_LINES = 20;
/** An unclosed quote swallows all that follows, and costs another pass. */
const PASSES_MAX = 20;
const LINE_END = /\r\n|\n|\r/;

interface Row {
  /** On which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Entries out of a table: with a first row of names in any order, or without one the question, then
 * the answer. Comma, semicolon or tab.
 */
export function readCsv(input: string): Reading {
  const builder = new ReadingBuilder();
  const rows = readRows(input.replace(/^\uFEFF/, ""), builder);
  const header = rows[0] ? headerOf(rows[0]) : null;
  const columns = header ?? (["question", "answer"] as const);
  for (const row of header ? rows.slice(1) : rows) addRow(builder, columns, row);
  if (rows.length === 0) builder.report("There are no rows in this file.");
  return builder.build();
}

function headerOf(row: Row): readonly Field[] | null {
  const fields = row.cells.map(fieldNamed);
  return fields.includes("question") && fields.includes("answer") ? fields : null;
}

function addRow(builder: ReadingBuilder, columns: readonly Field[], row: Row): void {
  if (row.cells.every((cell) => cell.trim() === "")) return;
  const cellsOf = (field: Field) => row.cells.filter((_, at) => columns[at] === field);
  const unnamed = row.cells.slice(columns.length).filter((cell) => cell.trim() !== "");
  if (unnamed.length > 0) {
    const found = `${row.cells.length} columns were found, ${columns.length} expected`;
    builder.report(`${found}. Put quotes around a text that holds the separator.`, row.line);
    return;
  }
  builder.add(
    {
      question: cellsOf("question").join(" "),
      answer: cleanAnswer(cellsOf("answer").join("\n\n")),
      alternativeQuestions: cellsOf("alternatives").flatMap(splitAlternatives),
      keywords: cellsOf("keywords").flatMap(splitKeywords),
      category: cellsOf("category").join(" "),
      priority: toPriority(cellsOf("priority").join("")),
    },
    row.line,
  );
}

/** All rows that can be read; a row that opens a quote and never closes it is reported and passed over. */
function readRows(input: string, builder: ReadingBuilder): Row[] {
  const delimiter = detectDelimiter(input);
  const lines = input.split(LINE_END);
  const rows: Row[] = [];
  let begin = 0;
  for (let pass = 1; pass <= PASSES_MAX; pass += 1) {
    const failedAt = readUntilFailure(lines, begin, delimiter, rows);
    if (failedAt === null) return rows;
    builder.report("A quotation mark opens in this row and is never closed.", failedAt + 1);
    begin = failedAt + 1;
  }
  builder.report("The file could not be read from this line on.", begin + 1);
  return rows;
}

/** Reads from a line on, counted from 0. Null when all was read, else the line of the row that could not be. */
function readUntilFailure(
  lines: readonly string[],
  begin: number,
  delimiter: string,
  rows: Row[],
): number | null {
  let next = begin;
  const take = (cells: string[], info: { readonly lines: number }): null => {
    const breaks = cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
    next = begin + info.lines;
    rows.push({ line: next - breaks, cells });
    return null;
  };
  try {
    parse(lines.slice(begin).join("\n"), {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: take,
    });
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    while (next < lines.length - 1 && lines[next] === "") next += 1;
    return next;
  }
}

/** The one that most of the first lines have, outside of quotes. */
function detectDelimiter(input: string): string {
  const head = input.split(LINE_END, DETECTION_LINES).map((line) => line.replace(/"[^"]*"/g, ""));
  const countOf = (delimiter: string) => head.filter((line) => line.includes(delimiter)).length;
  const [first, ...others] = DELIMITERS;
  return others.reduce<string>(
    (best, other) => (countOf(other) > countOf(best) ? other : best),
    first,
  );
}
