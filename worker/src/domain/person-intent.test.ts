import { expect, test } from "vitest";
import { asksForPerson } from "./person-intent.ts";

test.each([
  "talk to someone",
  "Can I talk to a human?",
  "I'd like to speak with a real person please",
  "speak to somebody",
  "agent",
  "Human please!",
  "please call me back",
  "can someone call me",
  "I want to leave my details",
  "live agent",
  "quiero hablar con una persona",
  "¿Puedo hablar con alguien?",
  "llámenme por favor",
])("%j asks for a person", (text) => {
  expect(asksForPerson(text)).toBe(true);
});

test.each([
  "can I talk to a doctor about my knee pain",
  "do you speak spanish",
  "what are your hours on saturday",
  "is there a person under 18 limit on the plan",
  "how do I talk about anxiety with my kids",
  "what number do I call for emergencies",
  "who are your agents of change",
  `${"my story is long. ".repeat(20)} talk to someone`,
])("%j is a question for the knowledge", (text) => {
  expect(asksForPerson(text)).toBe(false);
});
