import { describe, expect, test } from "vitest";
import { makeSnapshot } from "../../test/make-snapshot.ts";
import { answer } from "../answering/answer.ts";
import { decideReply } from "./reply.ts";
import type { WidgetSnapshot } from "./snapshot.ts";

function replyTo(text: string, snapshot: WidgetSnapshot = makeSnapshot()) {
  const { index, rules } = snapshot;
  return decideReply(snapshot, text, answer(index, text, { threshold: rules.answerThreshold }));
}

function withConfig(config: Partial<WidgetSnapshot["config"]>): WidgetSnapshot {
  const snapshot = makeSnapshot();
  return { ...snapshot, config: { ...snapshot.config, ...config } };
}

const NO_CAPTURE = { enable_email_capture: false, enable_phone_capture: false };

describe("a question that the knowledge answers", () => {
  test("is given the entry's own words, and names the entry", () => {
    expect(replyTo("what are your opening hours")).toMatchObject({
      text: "We open at 8.",
      knowledgeEntryId: 1,
      action: "none",
      suggestions: [],
    });
  });

  test("shows its source where the entry has one", () => {
    expect(replyTo("where can I park?").sources).toEqual([
      { title: "Where can I park?", url: "https://clinic.example/parking" },
    ]);
  });
});

describe("a question that it does not answer", () => {
  test("is not guessed at: the way to a person is offered", () => {
    const reply = replyTo("asdf");
    expect(reply).toMatchObject({
      knowledgeEntryId: null,
      action: "capture_lead",
      confidence: 0,
      suggestions: [],
    });
    expect(reply.text).toMatch(/rather not guess/);
  });

  test("comes with the closest questions where there are any", () => {
    const snapshot = makeSnapshot();
    const strict = { ...snapshot, rules: { ...snapshot.rules, answerThreshold: 1 } };
    expect(replyTo("opening of the parking garage", strict).suggestions.length).toBeGreaterThan(0);
  });

  test("offers no form on a widget that captures nothing", () => {
    expect(replyTo("asdf", withConfig(NO_CAPTURE)).action).toBe("none");
  });

  test("is answered in the widget's language", () => {
    expect(replyTo("asdf", withConfig({ locale: "es-MX" })).text).toMatch(/prefiero no adivinar/);
    expect(replyTo("asdf", withConfig({ locale: "xx" })).text).toMatch(/rather not guess/);
  });
});

describe("a visitor who asks for a person", () => {
  test("is offered the form and no list of questions", () => {
    expect(replyTo("can I talk to a human")).toMatchObject({
      action: "capture_lead",
      suggestions: [],
      knowledgeEntryId: null,
    });
  });

  test("is told the truth where nobody can be reached", () => {
    const reply = replyTo("talk to someone", withConfig(NO_CAPTURE));
    expect(reply.action).toBe("none");
    expect(reply.text).toMatch(/automated assistant/);
  });
});
