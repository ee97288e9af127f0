import { expect, test } from "vitest";
import { formsEn, panelEn } from "../strings/en.ts";
import { type ChoicePort, choicesAfter, wantsLead } from "./choices.ts";

function makePort(overrides: Partial<ChoicePort> = {}): ChoicePort {
  return {
    config: null,
    texts: { ...panelEn, ...formsEn },
    canCapture: true,
    canAskForPerson: true,
    canBook: true,
    isLeadKnown: false,
    ask: () => undefined,
    askForLead: () => undefined,
    askForPerson: () => undefined,
    book: () => undefined,
    ...overrides,
  };
}

const answer = (action: "none" | "capture_lead" | "book_appointment" | "handoff") => ({
  key: "0:2",
  part: 0,
  seq: 2,
  type: "bot" as const,
  text: "Hm.",
  senderName: null,
  messageId: "m2",
  clientMessageId: null,
  delivery: "sent" as const,
  note: null,
  sources: [],
  suggestions: ["Prices?"],
  action,
  wasHelpful: null,
  canRate: true,
  timestamp: null,
});
const labels = (...args: Parameters<typeof choicesAfter>) =>
  choicesAfter(...args).map(({ label }) => label);

test("an answer offers what it names, after its questions", () => {
  expect(labels(answer("none"), makePort())).toEqual(["Prices?"]);
  expect(labels(answer("handoff"), makePort())).toEqual(["Prices?", "Talk to a person"]);
  expect(labels(answer("book_appointment"), makePort())).toEqual([
    "Prices?",
    "Book an appointment",
  ]);
});

test("where what it names is not to be had, the form takes its place", () => {
  expect(wantsLead(answer("handoff"), makePort())).toBe(false);
  expect(wantsLead(answer("handoff"), makePort({ canAskForPerson: false }))).toBe(true);
  expect(wantsLead(answer("book_appointment"), makePort({ canBook: false }))).toBe(true);
  expect(wantsLead(answer("capture_lead"), makePort())).toBe(true);
  expect(wantsLead(answer("none"), makePort())).toBe(false);
});

test("who left their details before is offered the form as a button", () => {
  const port = makePort({ isLeadKnown: true });
  expect(labels(answer("capture_lead"), port)).toEqual(["Prices?", "Leave your details"]);
});

test("below the welcome stand the owner's buttons, without those that lead nowhere", () => {
  const config = {
    quick_actions: [
      { type: "ask", label: "Hours", message: "When?" },
      { type: "book_appointment", label: "Book" },
      { type: "handoff", label: "Somebody" },
      { type: "link", label: "Trap", url: "javascript:alert(1)" },
    ],
  } as unknown as NonNullable<ChoicePort["config"]>;
  expect(labels(undefined, makePort({ config }))).toEqual(["Hours", "Book", "Somebody"]);
  const closed = makePort({ config, canBook: false, canAskForPerson: false });
  expect(labels(undefined, closed)).toEqual(["Hours"]);
});
