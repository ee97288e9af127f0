import { describe, expect, test } from "vitest";
import { readSmallTalk } from "./small-talk.ts";
import { PHRASE_GROUPS, type SmallTalkTopic } from "./small-talk-phrases.ts";
import { smallTalkReply } from "./small-talk-replies.ts";

const TALK: readonly (readonly [string, SmallTalkTopic, "en" | "es"])[] = [
  ["hi", "greeting", "en"],
  ["Hello there!", "greeting", "en"],
  ["heyyyy :)", "greeting", "en"],
  ["Good morning everyone", "greeting", "en"],
  ["is anyone there??", "greeting", "en"],
  ["Hello, my name is Sam Lee", "greeting", "en"],
  ["hi, how are you doing today?", "how_are_you", "en"],
  ["what's up", "how_are_you", "en"],
  ["thank you so much!!!", "thanks", "en"],
  ["ok thanks", "thanks", "en"],
  ["haha thanks a lot", "thanks", "en"],
  ["Great, thank you. Bye!", "bye", "en"],
  ["that's all for now", "bye", "en"],
  ["are you a robot?", "robot", "en"],
  ["hello, am I talking to a real person", "robot", "en"],
  ["Who are you?", "robot", "en"],
  ["what can you do", "abilities", "en"],
  ["hi, can you help me please?", "ready", "en"],
  ["I have a question", "ready", "en"],
  ["Awesome", "praise", "en"],
  ["sooo good", "praise", "en"],
  ["ok", "okay", "en"],
  ["nope", "okay", "en"],
  ["sorry, wrong chat", "apology", "en"],
  ["you are useless", "complaint", "en"],
  ["Stupid bot!!", "complaint", "en"],
  ["hahahaha", "laughter", "en"],
  ["lol", "laughter", "en"],
  ["👋", "greeting", "en"],
  ["👍👍🏽", "praise", "en"],
  ["😂😂", "laughter", "en"],
  ["🚀", "emoji", "en"],
  ["¡Hola! Buenos días", "greeting", "es"],
  ["hola, ¿cómo está?", "how_are_you", "es"],
  ["muchas gracias", "thanks", "es"],
  ["Adiós, hasta luego", "bye", "es"],
  ["¿Eres un robot?", "robot", "es"],
  ["¿en qué me puedes ayudar?", "abilities", "es"],
  ["tengo una pregunta", "ready", "es"],
  ["perfecto, gracias", "thanks", "es"],
  ["lo siento", "apology", "es"],
  ["jajaja", "laughter", "en"],
  ["no sirves para nada", "complaint", "es"],
  ["Hallo", "greeting", "en"],
  ["vielen Dank", "thanks", "en"],
  ["Tschüss!", "bye", "en"],
  ["bonjour", "greeting", "en"],
  ["merci beaucoup", "thanks", "en"],
  ["au revoir", "bye", "en"],
  ["olá, bom dia", "greeting", "en"],
  ["obrigada", "thanks", "en"],
  ["até logo", "bye", "en"],
  ["ciao", "greeting", "en"],
  ["grazie mille", "thanks", "en"],
  ["arrivederci", "bye", "en"],
];

test.each(TALK)("%j is small talk (%s), answered in %s", (text, topic, language) => {
  expect(readSmallTalk(text, "en")).toEqual({ kind: "all", topic, language });
});

test("what is said in no particular language is answered in the widget's", () => {
  for (const text of ["ok", "👍", "jajaja", "danke"]) {
    expect(readSmallTalk(text, "es-MX"), text).toMatchObject({ kind: "all", language: "es" });
  }
  expect(readSmallTalk("thank you", "es")).toMatchObject({ language: "en" });
});

describe("a message that asks something", () => {
  test.each([
    ["hi, what are your hours?", "what are your hours?"],
    ["thanks! do you take walk-ins?", "do you take walk-ins?"],
    ["Hello do you have parking", "do you have parking"],
    ["ok great. where are you?", "where are you?"],
    ["How are you? Do you see children?", "Do you see children?"],
    ["Sorry, I meant the flu shot", "I meant the flu shot"],
    ["Where can I park? Thanks!", "Where can I park?"],
    ["do you take Aetna? thank you so much, bye", "do you take Aetna?"],
    ["Hola, ¿cuál es su horario?", "¿cuál es su horario?"],
    ["Buenos días. ¿Aceptan seguros? Gracias.", "¿Aceptan seguros?"],
    ["hi\nmy knee hurts", "my knee hurts"],
  ])("%j loses its courtesies", (text, rest) => {
    expect(readSmallTalk(text, "en")).toEqual({ kind: "rest", rest });
  });

  test.each([
    "no insurance",
    "good doctors",
    "how are you open on sunday",
    "who are your doctors",
    "what can you do for back pain",
    "what do you do about late patients",
    "are you real estate agents",
    "help I can't breathe",
    "testing",
    "test",
    "my name is wrong on my bill",
    "are you there on saturdays",
    "nice shoes department",
    "fine for a missed appointment",
    "???",
    "",
    "你好吗",
    "is this a person I can sue",
    `hello ${"and hello again ".repeat(20)}`,
  ])("%j is left as it is", (text) => {
    expect(readSmallTalk(text, "en")).toEqual({ kind: "rest", rest: text });
  });
});

test("every topic has a reply in each language, and none claims to be a person", () => {
  for (const { topic } of PHRASE_GROUPS) {
    for (const language of ["en", "es"] as const) {
      const reply = smallTalkReply(topic, language);
      expect(reply.length).toBeGreaterThan(5);
      expect(reply).not.toMatch(/\b(?:I am|I'm) (?:a )?(?:human|person)|soy (?:una )?persona/i);
    }
  }
  expect(smallTalkReply("robot", "en")).toMatch(/not a person/);
  expect(smallTalkReply("robot", "es")).toMatch(/no una persona/);
});

test("no phrase stands under two topics", () => {
  const phrases = PHRASE_GROUPS.flatMap((group) =>
    group.phrases.split("|").map((phrase) => phrase.trim()),
  );
  expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);
});
