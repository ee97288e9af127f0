import { cleanAnswer } from "./html-text.ts";
import { oneLine, type Reading, ReadingBuilder } from "./reading.ts";

/** A single letter needs its colon; "A. Smith" and "P. O. box" begin no answer. */
const QUESTION_MARK =
  /^[\s#>*_-]*(?:\d{1,4}[.)]\s*)?(?:\*\*)?(?:[QP]\s?\d{0,4}\s?[:：]|(?:question|pregunta)\s?\d{0,4}\s?[:：.)-])(?:\*\*)?\s*(.*)$/iu;
const ANSWER_MARK =
  /^[\s>*_-]*(?:\*\*)?(?:[AR]\s?\d{0,4}\s?[:：]|(?:answer|respuesta)\s?\d{0,4}\s?[:：.)-])(?:\*\*)?\s*(.*)$/iu;
/** What stands before a question that is a heading or a point of a list. */
const DECORATION = /^(?:[\s#>*_-]|\d{1,4}[.)]\s)+/u;
/** A mark stands at the head of its line; looking further would make long lines slow. */
const MARK_CHARS_MAX = 2_000;
const ENDS_AS_QUESTION = /[?？؟]$/u;
/** A line longer than that is a paragraph that happens to end with a question. */
const QUESTION_LINE_CHARS_MAX = 300;

interface Draft {
  readonly line: number;
  readonly question: string[];
  readonly answer: string[];
  isAnswering: boolean;
}

/**
 * Entries out of pasted text: "Q: … A: …" in English or Spanish, or else each line that ends with a
 * question mark and what follows it.
 */
export function readText(input: string): Reading {
  const builder = new ReadingBuilder();
  const lines = input.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const isMarked = lines.some((line) => afterMark(QUESTION_MARK, line) !== undefined);
  const drafts = isMarked ? readMarked(lines, builder) : readPlain(lines, builder);
  for (const draft of drafts) addDraft(builder, draft);
  if (drafts.length === 0) {
    builder.report("There are no questions here. Write each as “Q: …” and its answer as “A: …”.");
  }
  return builder.build();
}

function addDraft(builder: ReadingBuilder, draft: Draft): void {
  const question = oneLine(undecorated(draft.question.join(" ")));
  const answer = cleanAnswer(draft.answer.join("\n")).replace(/\n{3,}/g, "\n\n");
  if (answer === "") builder.report(`“${question.slice(0, 80)}” has no answer.`, draft.line);
  else builder.add({ question, answer }, draft.line);
}

function undecorated(question: string): string {
  let end = question.length;
  while (end > 0 && /[\s*_]/u.test(question.charAt(end - 1))) end -= 1;
  return question.slice(0, end).replace(DECORATION, "");
}

/** What follows the mark that the line begins with; undefined when it begins with none. */
function afterMark(mark: RegExp, line: string): string | undefined {
  const rest = mark.exec(line.slice(0, MARK_CHARS_MAX))?.[1];
  return rest === undefined ? undefined : rest + line.slice(MARK_CHARS_MAX);
}

function readMarked(lines: readonly string[], builder: ReadingBuilder): Draft[] {
  const drafts: Draft[] = [];
  for (const [at, line] of lines.entries()) {
    const asked = afterMark(QUESTION_MARK, line);
    const answered = asked === undefined ? afterMark(ANSWER_MARK, line) : undefined;
    const draft = drafts.at(-1);
    if (asked !== undefined) drafts.push(newDraft(at, asked));
    else if (draft) continueDraft(draft, line, answered);
    else if (line.trim() !== "") builder.report("This stands before the first question.", at + 1);
  }
  return drafts;
}

function newDraft(at: number, question: string): Draft {
  const isWhole = ENDS_AS_QUESTION.test(undecorated(question));
  return { line: at + 1, question: [question], answer: [], isAnswering: isWhole };
}

/** A question may run over several lines; once it is whole, the answer needs no mark. */
function continueDraft(draft: Draft, line: string, answered: string | undefined): void {
  if (answered !== undefined) {
    draft.isAnswering = true;
    draft.answer.push(answered);
  } else if (draft.isAnswering) {
    draft.answer.push(line);
  } else {
    draft.question.push(line);
    if (ENDS_AS_QUESTION.test(line.trim())) draft.isAnswering = true;
  }
}

function readPlain(lines: readonly string[], builder: ReadingBuilder): Draft[] {
  const drafts: Draft[] = [];
  for (const [at, line] of lines.entries()) {
    const draft = drafts.at(-1);
    if (isQuestionLine(line, lines[at - 1], draft)) drafts.push(newDraft(at, line));
    else if (draft) draft.answer.push(line);
    else if (line.trim() !== "") builder.report("This stands before the first question.", at + 1);
  }
  return drafts;
}

/** Within an answer a question is one only after a blank line, or as a heading or numbered. */
function isQuestionLine(line: string, before: string | undefined, draft?: Draft): boolean {
  if (line.length > QUESTION_LINE_CHARS_MAX) return false;
  if (!ENDS_AS_QUESTION.test(undecorated(line))) return false;
  const isMarked = /^(?:#|\*\*|\d{1,4}[.)]\s)/u.test(line.trim());
  return isMarked || draft === undefined || (before ?? "").trim() === "";
}
