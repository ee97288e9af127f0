import { describe, expect, test } from "vitest";
import { mainWebsiteEntries } from "../../../../drizzle/seed/knowledge/main-website.ts";
import { buildIndex } from "../build-index.ts";
import { makeEntry } from "../fixtures/make-entry.ts";
import { SPANISH_CLINIC } from "../fixtures/spanish-clinic-knowledge.ts";
import type { KnowledgeEntry } from "../knowledge-entry.ts";
import { askedIn, type Conversed, converse, turnsOf } from "./converse.ts";
import type { Turn } from "./turns.ts";

const CLINIC = mainWebsiteEntries.map((entry, at) => makeEntry({ ...entry, id: at + 1 }));

function makeChat(entries: readonly KnowledgeEntry[], locale = "en") {
  const index = buildIndex(entries);
  const history: Turn[] = [];
  const say = (text: string): Conversed => {
    const conversed = converse(index, text, {
      threshold: 0.55,
      history,
      encoder: null,
      locale,
      entryWords: (id) => entries.find((entry) => entry.id === id),
    });
    history.push(...turnsOf(conversed));
    return conversed;
  };
  const questionOf = (id: number | undefined) => entries.find((entry) => entry.id === id)?.question;
  /** The questions of the entries given, or what else it came to. */
  const answers = (text: string): string | (string | undefined)[] => {
    const conversed = say(text);
    return conversed.kind === "answers"
      ? conversed.answers.map(({ answer }) => questionOf(answer.ranked[0]?.entryId))
      : conversed.kind;
  };
  return { say, answers };
}

const clinic = () => makeChat(CLINIC);
const HOURS = "What are your opening hours?";
const PLACE = "Where are you and where can I park?";
const FLU = "Do you give flu shots and other vaccinations?";
const PHYSICALS = "Do you do physicals?";
const WALK_INS = "Do you take walk-in patients?";

describe("small talk", () => {
  test("is returned, and asks nothing of the index", () => {
    const said = clinic().say("hi there!");
    expect(said).toMatchObject({ kind: "small_talk", topic: "greeting" });
    expect(askedIn(said)).toEqual([]);
    expect(turnsOf(said)).toEqual([]);
  });

  test("beside a question gives way to the question", () => {
    const { answers } = clinic();
    expect(answers("hi, what are your hours?")).toEqual([HOURS]);
    expect(answers("thanks! do you take walk-ins?")).toEqual([WALK_INS]);
    expect(answers("where can i park? thank you!")).toEqual([PLACE]);
  });

  test("gives way to an entry that asks the very same", () => {
    const entries = [...CLINIC, makeEntry({ id: 90, question: "Are you a robot?" })];
    expect(makeChat(entries).answers("are you a robot")).toEqual(["Are you a robot?"]);
  });

  test("between a question and its follow-up is forgotten", () => {
    const { answers } = clinic();
    answers("what are your hours?");
    expect(answers("thank you!")).toBe("small_talk");
    expect(answers("and on sundays?")).toEqual([HOURS]);
  });
});

describe("several questions in one message", () => {
  test.each([
    ["what are your hours and where do I park?", [HOURS, PLACE]],
    ["Where can I park? What are your hours?", [PLACE, HOURS]],
    ["hours and parking", [HOURS, PLACE]],
    ["Hello! Do you do flu shots, and also do you take walk-ins? Thanks", [FLU, WALK_INS]],
    ["My son is 5. Can he get a flu shot? Also where do I park?", [FLU, PLACE]],
  ])("%j: each is answered, in their order", (text, questions) => {
    expect(clinic().answers(text)).toEqual(questions);
  });

  test.each([
    ["where are you and where can i park", PLACE],
    ["do you treat anxiety and depression", "Can you help with anxiety or depression?"],
    ["can i get flu and covid shots", FLU],
    ["can i bring my service dog, is that a problem?", "Is the clinic wheelchair accessible?"],
    ["Do you do physicals? How much are they?", PHYSICALS],
  ])("%j is answered once by the one entry for it", (text, question) => {
    expect(clinic().answers(text)).toEqual([question]);
  });

  test("is not taken apart where a part has no clear answer", () => {
    const said = clinic().say("do you do botox and can you fix my roof?");
    expect(said.kind).toBe("unsure");
  });

  test("an entry whose own question holds two is given whole", () => {
    const entries = [
      makeEntry({ id: 1, question: "What does whitening cost and how long does it last?" }),
      makeEntry({ id: 2, question: "What does a filling cost?" }),
      makeEntry({ id: 3, question: "How long does a crown last?" }),
    ];
    const said = makeChat(entries).answers("what does whitening cost and how long does it last");
    expect(said).toEqual(["What does whitening cost and how long does it last?"]);
  });
});

describe("what leans on the question before", () => {
  test.each([
    ["what are your hours?", "and on sundays?", HOURS],
    ["do you do flu shots?", "how much is it?", FLU],
    ["do you do flu shots?", "is that free?", FLU],
    ["do you take walk-ins?", "what about saturday?", WALK_INS],
    ["do you do physicals?", "how much?", PHYSICALS],
    ["do you do physicals?", "how long does it take?", PHYSICALS],
    ["where can i park?", "is it free?", PLACE],
  ])("%j, then %j", (before, text, question) => {
    const chat = clinic();
    chat.answers(before);
    const said = chat.say(text);
    expect(chat.answers(text)).toEqual([question]);
    expect(askedIn(said)[0]).toMatchObject({ text, isInContext: true });
    expect(askedIn(said)[0]?.query).not.toBe(text);
  });

  test.each([
    ["what are your hours?", "where are you?", PLACE],
    ["do you do flu shots?", "and where can i park?", PLACE],
    ["do you do physicals?", "and do you take walk-ins?", WALK_INS],
    ["how do i get my lab results", "hours?", HOURS],
    ["do you take walk-ins?", "what about children?", "Do you see children?"],
  ])("%j, then %j, which stands for itself, is not dragged back", (before, text, question) => {
    const chat = clinic();
    chat.answers(before);
    expect(chat.answers(text)).toEqual([question]);
  });

  test("a new word that the earlier answer does not know is no reason to repeat it", () => {
    const { answers, say } = clinic();
    answers("what are your hours?");
    expect(say("what about botox?").kind).toBe("unsure");
  });

  test("'it' is what had no answer, not the subject before it", () => {
    const { answers, say } = clinic();
    answers("do you do flu shots?");
    answers("do you do botox?");
    expect(say("how much is it?").kind).toBe("unsure");
  });

  test("a chain of follow-ups stays on its subject", () => {
    const { answers } = clinic();
    answers("what are your opening hours?");
    expect(answers("and on sundays?")).toEqual([HOURS]);
    expect(answers("and thanksgiving?")).toEqual([HOURS]);
  });

  test("what was said long before does not count", () => {
    const { answers, say } = clinic();
    answers("do you do flu shots?");
    for (const text of ["where can i park?", "do you have a fax number", "mask policy"])
      answers(text);
    const [asked] = askedIn(say("how much is it?"));
    expect(asked?.query).not.toContain("flu");
  });

  test("within one message, too", () => {
    expect(clinic().answers("Do you do physicals? how much are they? and where are you?")).toEqual([
      PHYSICALS,
      PLACE,
    ]);
  });

  test("an answer in context is never surer than the subject that it rests on", () => {
    const chat = clinic();
    chat.answers("what are your hours?");
    const [asked] = askedIn(chat.say("and on sundays?"));
    expect(asked?.answer.confidence).toBeLessThanOrEqual(0.9);
  });

  test("without a conversation before it is asked as it stands", () => {
    expect(askedIn(clinic().say("and on sundays?"))[0]).toMatchObject({
      query: "and on sundays?",
      isInContext: false,
    });
  });
});

describe("in Spanish", () => {
  const spanish = () => makeChat(SPANISH_CLINIC, "es");

  test.each([
    ["¿Cuál es su horario?", "¿y los sábados?", "¿Cuál es su horario?"],
    ["¿Hay estacionamiento?", "¿es gratis?", "¿Hay estacionamiento?"],
  ])("%j, then %j", (before, text, question) => {
    const chat = spanish();
    chat.answers(before);
    expect(chat.answers(text)).toEqual([question]);
  });

  test("two questions get two answers, and a greeting is put aside", () => {
    expect(spanish().answers("Hola, ¿cuál es su horario y dónde están ubicados?")).toEqual([
      "¿Cuál es su horario?",
      "¿Dónde están ubicados?",
    ]);
  });

  test("small talk is answered in Spanish on an English widget as well", () => {
    expect(clinic().say("muchas gracias")).toMatchObject({
      reply: expect.stringMatching(/De nada/),
    });
  });
});

describe("any text at all", () => {
  test.each([
    "",
    "   ",
    "\u0000",
    "\ud800",
    "?¿!¡",
    "and",
    "and and and",
    "y",
    "🙂",
    "é".repeat(4_000),
    "and what about ".repeat(250),
    "a? ".repeat(1_300),
    "مرحبا، ما هي ساعات العمل؟",
    "营业时间是几点？",
    "__proto__ and constructor?",
  ])("%.20j is read without harm", (text) => {
    const chat = clinic();
    chat.say("what are your hours?");
    expect(["answers", "small_talk", "unsure"]).toContain(chat.say(text).kind);
  });

  test.each([
    ["营业时间是几点？", "几点营业", "你们在哪里？"],
    ["駐車場はありますか", "駐車場ありますか？", "予約はできますか"],
    ["ما هي ساعات العمل؟", "ساعات العمل", "أين تقع العيادة؟"],
    ["영업 시간이 어떻게 되나요?", "영업 시간", "주차장이 있습니까"],
  ])("a knowledge in another script is asked as any other: %s", (question, text, other) => {
    const entries = [makeEntry({ id: 1, question }), makeEntry({ id: 2, question: other })];
    const said = makeChat(entries).say(text);
    expect(askedIn(said)[0]?.answer.ranked[0]?.entryId).toBe(1);
  });
});
