import { oneLine } from "./reading.ts";

/** The parts of an entry that a table or a list of records may name. */
export type Field =
  | "question"
  | "alternatives"
  | "answer"
  | "keywords"
  | "category"
  | "priority"
  | "ignored";

/** Folded to letters and digits, in English and Spanish. */
const NAMES: Readonly<Record<Exclude<Field, "ignored">, readonly string[]>> = {
  question: [
    ...["question", "questions", "q", "title", "faq", "prompt", "query", "ask", "name"],
    ...["pregunta", "preguntas", "titulo"],
  ],
  answer: [
    ...["answer", "answers", "a", "response", "reply", "content", "text", "body", "description"],
    ...["respuesta", "respuestas", "contenido", "acceptedanswer"],
  ],
  alternatives: [
    ...["alternatives", "alternative", "alternativequestions", "alternativequestion"],
    ...["alternatequestions", "variants", "variations", "synonyms", "otherquestions"],
    ...["paraphrases", "examples", "utterances", "alternativas", "variantes", "sinonimos"],
  ],
  keywords: ["keywords", "keyword", "tags", "tag", "terms", "palabrasclave", "etiquetas"],
  category: ["category", "categories", "topic", "section", "group", "intent", "categoria", "tema"],
  priority: ["priority", "prio", "rank", "weight", "prioridad"],
};

const FIELDS = new Map<string, Field>(
  Object.entries(NAMES).flatMap(([field, names]) =>
    // Object.entries widens the keys, which are those of the table above.
    names.map((name): [string, Field] => [name, field as Field]),
  ),
);

/** Which part of an entry a column or key is; `ignored` for one that is none. */
export function fieldNamed(name: string): Field {
  const folded = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return FIELDS.get(folded) ?? "ignored";
}

/** Several ways to ask in one cell: one a line, or separated by bars or semicolons. */
export function splitAlternatives(cell: string): string[] {
  const separator = /[\n|]/.test(cell) ? /[\n|]/ : ";";
  return cell.split(separator).map(oneLine);
}

export function splitKeywords(cell: string): string[] {
  return cell.split(/[\n|;,]/).map(oneLine);
}

/** Blank is none. What is not a number comes out as NaN, which the contract refuses. */
export function toPriority(cell: string): number {
  const text = cell.trim();
  return text === "" ? 0 : Number(text);
}
