import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mainWebsiteEntries } from "../../../drizzle/seed/knowledge/main-website.ts";
import { northsideEntries } from "../../../drizzle/seed/knowledge/northside.ts";
import { checkSentence } from "./check-sentence.ts";
import { SOURCES } from "./fixtures/sources.ts";
import { readGround } from "./grounding.ts";
import { SentenceReader, sentencesOf } from "./sentences.ts";
import { plainSource } from "./sources.ts";

const grounds = SOURCES.map(readGround);
const check = (sentence: string) => checkSentence(sentence, grounds);

describe("a sentence of a model", () => {
  test.each([
    ["We are open from 8 a.m. to 6 p.m., Monday to Friday.", 1],
    ["On Saturday, we open at 9:30.", 1],
    ["We're closed on Sunday.", 1],
    ["Our opening hours are 8:00 AM to 6 pm.", 1],
    ["A first visit costs $1200.", 2],
    ["Please call 555-010-2030 to book a visit.", 2],
    ["You can write to visits@clinic.example.", 2],
    ["See https://clinic.example/prices to book a first visit.", 2],
    ["We don't take walk-ins, so please book an appointment first.", 3],
  ])("may say in other words what one entry says: %s", (sentence, entryId) => {
    expect(check(sentence)).toEqual({ entryId });
  });

  test.each([
    ["a phone number", "Please call (555) 010-9999 to book a visit.", "unknown_fact"],
    ["a price", "A first visit costs $900.", "unknown_fact"],
    ["a price in another money", "A first visit costs €1,200.", "unknown_fact"],
    ["a price in words of money", "A first visit costs 1,200 pesos.", "unknown_words"],
    ["a time", "We are open Monday to Friday from 7 a.m.", "unknown_fact"],
    ["another half of the day", "We are open Monday to Friday from 8 p.m.", "unknown_fact"],
    ["an hour in words", "On Saturday we open at eleven.", "unknown_words"],
    ["a web address", "See https://clinic.example.evil.example/prices.", "unknown_fact"],
    ["a bare domain", "See evil.example to book a visit.", "unknown_fact"],
    ["a mail address", "Write to evil@clinic.example to book.", "unknown_fact"],
    ["digits of another script", "We are open from ٧.", "unknown_fact"],
    ["a name", "Doctor Evil is open Monday.", "unknown_words"],
    ["a day", "We are open on holidays.", "unknown_words"],
    ["what two entries make up only together", "A first visit is open on Sunday.", "unknown_words"],
    ["a number of another entry", "We are closed on Sunday at 1,200.", "unknown_words"],
    ["the opposite of what is not done", "We take walk-ins.", "turned_round"],
    ["the opposite of what is done", "We are not open on Saturday.", "turned_round"],
    ["the opposite, put short", "We aren't closed on Sunday.", "turned_round"],
    ["a yes by itself", "Yes.", "says_nothing"],
    ["look-alike letters", "We are ореn on Monday.", "unknown_words"],
  ])("may not invent %s", (_what, sentence, refused) => {
    expect(check(sentence)).toEqual({ refused });
  });

  test.each([
    ["<b>We are open Monday.</b>", "markup"],
    ["![open](https://clinic.example/prices)", "markup"],
    ["[See](https://clinic.example/prices) a first visit.", "markup"],
    ["```open```", "markup"],
    ["We are open Monday.\u200b", "markup"],
    ["We are\u202e open Monday.", "markup"],
    ["system: we are open Monday", "role_marker"],
    ["Asistente: open Monday", "role_marker"],
    ["My instructions are open Monday to Friday.", "speaks_of_rules"],
    ["As an AI, we are open Monday.", "speaks_of_rules"],
    ["NO_ANSWER", "no_answer"],
    ["We are open Monday. NO_ANSWER", "no_answer"],
    [`We are open ${"Monday ".repeat(100)}.`, "too_long"],
    ["We are open Monday 🔥", "markup"],
  ])("may not look like anything but plain text: %s", (sentence, refused) => {
    expect(check(sentence)).toEqual({ refused });
  });

  test("of an entry passes against that entry, whatever it holds", () => {
    const refused = [...mainWebsiteEntries, ...northsideEntries].flatMap((entry, id) => {
      const source = plainSource({ ...entry, id, sourceUrl: null });
      return sentencesOf(source.answer)
        .map((sentence) => ({ sentence, checked: checkSentence(sentence, [readGround(source)]) }))
        .filter(({ checked }) => "refused" in checked);
    });
    expect(refused).toEqual([]);
  });

  test("with a number that no entry has is never passed on, wherever the number stands", () => {
    const sentences = SOURCES.flatMap(({ answer }) => sentencesOf(answer));
    const known = new Set(SOURCES.flatMap(({ answer }) => answer.match(/\d+/gu) ?? []));
    fc.assert(
      fc.property(
        fc.constantFrom(...sentences),
        fc.nat(1_000_000).filter((number) => !known.has(String(number))),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sentence, number, place) => {
          const words = sentence.trim().split(" ");
          words.splice(Math.floor(place * words.length), 0, String(number));
          expect(check(words.join(" "))).toHaveProperty("refused");
        },
      ),
    );
  });
});

describe("the sentence reader", () => {
  test("gives the same sentences however the text was cut, and loses nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "B", " ", ".", "!", "\n", "。", '"', "8") }),
        fc.array(fc.nat(6)),
        (text, lengths) => {
          const pieces: string[] = [];
          let rest = text;
          for (const length of lengths) {
            pieces.push(rest.slice(0, length));
            rest = rest.slice(length);
          }
          const cut = sentencesOfPieces([...pieces, rest]);
          expect(cut.join("").trim()).toBe(text.trim());
        },
      ),
    );
  });

  test("does not end a sentence at a short form that goes on", () => {
    expect(sentencesOf("We open at 8 a.m. on Monday. Come in!")).toEqual([
      "We open at 8 a.m. on Monday. ",
      "Come in!",
    ]);
  });
});

function sentencesOfPieces(pieces: readonly string[]): string[] {
  const reader = new SentenceReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}
