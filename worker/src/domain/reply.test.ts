import { describe, expect, test } from "vitest";
import { makeSnapshot } from "../../test/make-snapshot.ts";
import { converse } from "../answering/dialogue/converse.ts";
import type { Turn } from "../answering/dialogue/turns.ts";
import { decideReply, dialogueOf } from "./reply.ts";
import type { WidgetSnapshot } from "./snapshot.ts";

function replyTo(
  text: string,
  snapshot: WidgetSnapshot = makeSnapshot(),
  history: readonly Turn[] = [],
) {
  const conversed = converse(snapshot.index, text, dialogueOf(snapshot, history, null));
  return decideReply(snapshot, text, conversed);
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

describe("a message with two questions", () => {
  test("becomes one message, each answer under its question, with the sources of both", () => {
    const reply = replyTo("what are your opening hours and where can I park?");
    expect(reply.text).toBe(
      "**What are your opening hours?**\n\nWe open at 8.\n\n**Where can I park?**\n\nBehind the building.",
    );
    expect(reply).toMatchObject({ knowledgeEntryId: 1, suggestions: [], action: "none" });
    expect(reply.sources).toEqual([
      { title: "Where can I park?", url: "https://clinic.example/parking" },
    ]);
    expect(reply.metadata.answers).toMatchObject([{ entry_id: 1 }, { entry_id: 2 }]);
  });
});

describe("small talk", () => {
  test("is no answer of the knowledge, and no failure of it either", () => {
    expect(replyTo("hi!")).toMatchObject({
      knowledgeEntryId: null,
      confidence: null,
      action: "none",
      suggestions: [],
      metadata: { answered_by: "small_talk", knowledge_version: 1, snapshot_version: 1 },
    });
  });

  test("asking whether a person writes is answered truthfully, not by a form", () => {
    const reply = replyTo("are you a real person?");
    expect(reply.text).toMatch(/not a person/);
    expect(reply.action).toBe("none");
  });
});

describe("where an answer came from", () => {
  test("is kept with it: version, scope, the score's parts and what else was near", () => {
    const { metadata } = replyTo("what are your opening hours");
    expect(metadata).toMatchObject({
      snapshot_version: 1,
      knowledge_version: 1,
      answered_by: "knowledge",
      scope: expect.any(Number),
      parts: expect.any(Object),
    });
    expect(metadata.ranked).toContainEqual(
      expect.objectContaining({ entryId: 1, confidence: expect.any(Number) }),
    );
    expect(metadata).not.toHaveProperty("query");
  });

  test("says what was asked where the conversation filled in the question", () => {
    const history = [{ text: "what are your opening hours", entryId: 1 }];
    const { metadata } = replyTo("and at 8?", makeSnapshot(), history);
    expect(metadata).toMatchObject({ in_context: true, answered_by: "knowledge" });
    expect(metadata.query).toContain("opening hours");
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
