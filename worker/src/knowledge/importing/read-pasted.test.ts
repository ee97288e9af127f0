import { describe, expect, test } from "vitest";
import { readCsv } from "./read-csv.ts";
import { readJson } from "./read-json.ts";
import { readText } from "./read-text.ts";
import type { Reading } from "./reading.ts";

const pairsOf = (reading: Reading) => reading.entries.map((e) => [e.question, e.answer]);
const linesOf = (reading: Reading) => reading.problems.map((problem) => problem.line);

describe("a table", () => {
  test("has its columns found by the names that people give them, in any order", () => {
    const reading = readCsv(
      "Category,Answer,Alternative questions,Question,Tags,Priority\n" +
        'Visits,"We open at 8, every day.",When do you open?|Opening times,What are your hours?,"hours; open",3\n',
    );
    expect(reading.problems).toEqual([]);
    expect(reading.entries).toEqual([
      {
        question: "What are your hours?",
        answer: "We open at 8, every day.",
        alternativeQuestions: ["When do you open?", "Opening times"],
        keywords: ["hours", "open"],
        category: "Visits",
        priority: 3,
      },
    ]);
  });

  test.each([
    ["commas", ","],
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("is read with %s, a byte order mark and Spanish names", (_, mark) => {
    const reading = readCsv(`\uFEFFPregunta${mark}Respuesta\r\n¿Abren hoy?${mark}Sí.\r\n`);
    expect(pairsOf(reading)).toEqual([["¿Abren hoy?", "Sí."]]);
  });

  test("without names has the question in the first column and the answer in the second", () => {
    expect(pairsOf(readCsv("Can I park?,Behind the house.\nIs it free?,Yes."))).toEqual([
      ["Can I park?", "Behind the house."],
      ["Is it free?", "Yes."],
    ]);
  });

  test("keeps its good rows, and tells the line of each bad one", () => {
    const reading = readCsv(
      'question,answer,priority\nGood?,Yes,1\n\n,No question\nNo answer?,\n"Two\nlines?",Yes\nOdd?,Yes,soon\nGood too?,Yes\n',
    );
    expect(pairsOf(reading).map(([question]) => question)).toEqual([
      "Good?",
      "Two lines?",
      "Good too?",
    ]);
    expect(reading.problems).toEqual([
      { line: 4, message: "The question must not be empty." },
      { line: 5, message: "The answer must not be empty." },
      { line: 8, message: expect.stringContaining("The priority") },
    ]);
  });

  test("loses no row to a quotation mark that is never closed", () => {
    const reading = readCsv('q,a\nOne?,1\n"Two?,2\nThree?,3\nFour?,4\n');
    expect(pairsOf(reading).map(([question]) => question)).toEqual(["One?", "Three?", "Four?"]);
    expect(linesOf(reading)).toEqual([3]);
  });

  test("says so when an unquoted separator makes a row too long", () => {
    const reading = readCsv("question,answer\nWhere?,Oak Street, Springfield\n");
    expect(reading.entries).toEqual([]);
    expect(reading.problems).toEqual([{ line: 2, message: expect.stringContaining("3 columns") }]);
  });
});

describe("JSON", () => {
  test("is a list of objects, or an object that holds one, as our own export does", () => {
    const entry = {
      id: 7,
      question: "Do you take cards?",
      answer: "Yes.",
      alternative_questions: ["Visa?"],
      keywords: ["card"],
      category: null,
      priority: 2,
    };
    const expected = {
      question: "Do you take cards?",
      answer: "Yes.",
      alternativeQuestions: ["Visa?"],
      keywords: ["card"],
      category: null,
      priority: 2,
    };
    for (const input of [[entry], { entries: [entry] }, { items: [entry], next_cursor: null }]) {
      expect(readJson(JSON.stringify(input)).entries).toEqual([expected]);
    }
  });

  test("tells which entries are wrong and keeps the others", () => {
    const reading = readJson('[{"q":"A?","a":"1"}, 7, {"q":"B?"}, {"q":["x"],"a":"y"}]');
    expect(pairsOf(reading)).toEqual([["A?", "1"]]);
    expect(reading.problems.map(({ message }) => message.slice(0, 7))).toEqual([
      "Entry 2",
      "Entry 3",
      "Entry 4",
    ]);
  });

  test("that is broken is told with the line where it breaks", () => {
    const reading = readJson('[\n  {"question": "A?"},\n  {"question" "B?"}\n]');
    expect(linesOf(reading)).toEqual([3]);
  });
});

describe("pasted text", () => {
  test.each([
    ["Q and A", "Q: Do you open?\nA: Yes.\nEvery day.\n\nQ: Parking?\nA: No."],
    [
      "words",
      "Question: Do you open?\nAnswer: Yes.\nEvery day.\nQuestion 2: Parking?\nAnswer 2: No.",
    ],
    ["Spanish marks", "P: Do you open?\nR: Yes.\nEvery day.\n\nP: Parking?\nR: No."],
    [
      "Spanish words",
      "Pregunta: Do you open?\nRespuesta: Yes.\nEvery day.\nPregunta: Parking?\nRespuesta: No.",
    ],
    ["numbers", "1. Do you open?\nYes.\nEvery day.\n2. Parking?\nNo."],
    ["Markdown headings", "## Do you open?\nYes.\nEvery day.\n\n## Parking?\nNo."],
    ["bold marks", "**Q1:** Do you open?\n**A1:** Yes.\nEvery day.\n**Q2:** Parking?\n**A2:** No."],
    ["plain lines", "Do you open?\nYes.\nEvery day.\n\nParking?\nNo."],
  ])("with %s becomes entries", (_, input) => {
    expect(pairsOf(readText(input))).toEqual([
      ["Do you open?", "Yes.\nEvery day."],
      ["Parking?", "No."],
    ]);
  });

  test("keeps a question that stands within an answer's paragraph", () => {
    expect(pairsOf(readText("Can I come?\nWho would not?\nCome in.")).length).toBe(1);
  });

  test("tells the line of a question without an answer, and of what stands before the first", () => {
    const reading = readText("Our questions\n\nQ: Lost?\nQ: Found?\nA: Yes.");
    expect(pairsOf(reading)).toEqual([["Found?", "Yes."]]);
    expect(linesOf(reading)).toEqual([1, 3]);
  });

  test("without any question says how to write one", () => {
    const reading = readText("Just a paragraph.");
    expect(reading.entries).toEqual([]);
    expect(reading.problems.at(-1)?.message).toContain("Write each as");
  });
});

test("mark-up in an answer becomes what the widget shows, and scripts are gone from every source", () => {
  const html =
    '<p>See <a href="https://a.example/x">here</a>.</p><script>steal()</script><img src=x onerror=steal()><a href="javascript:steal()">bad</a>';
  const readings = [
    readCsv(`question,answer\nWhere?,"${html.replaceAll('"', '""')}"\n`),
    readJson(JSON.stringify([{ question: "Where?", answer: html }])),
    readText(`Q: Where?\nA: ${html}`),
  ];
  for (const reading of readings) {
    expect(pairsOf(reading)).toEqual([["Where?", "See [here](https://a.example/x).\n\nbad"]]);
  }
});
