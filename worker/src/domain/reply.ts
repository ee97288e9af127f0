import type { AnswerAction } from "../../../contracts/message.ts";
import type { Answer } from "../answering/answer.ts";
import type { Asked, ConverseOptions } from "../answering/dialogue/asking.ts";
import type { Conversed } from "../answering/dialogue/converse.ts";
import type { Turn } from "../answering/dialogue/turns.ts";
import type { SentenceEncoder } from "../answering/semantics.ts";
import { type BotTexts, botTexts } from "./bot-texts.ts";
import type { Reply } from "./message.ts";
import { asksForPerson } from "./person-intent.ts";
import type { SnapshotEntry, WidgetSnapshot } from "./snapshot.ts";

const SUGGESTIONS_MAX = 3;
/** Below these the closest question is not close, and a button for it would only look foolish. */
const SUGGESTION_SCOPE_MIN = 0.25;
const SUGGESTION_CONFIDENCE_MIN = 0.12;
const RANKED_KEPT_MAX = 3;

/** What the dialogue needs to know of the widget. */
export function dialogueOf(
  snapshot: WidgetSnapshot,
  history: readonly Turn[],
  encoder: SentenceEncoder | null,
): ConverseOptions {
  return {
    threshold: snapshot.rules.answerThreshold,
    history,
    encoder,
    locale: snapshot.config.locale,
    entryWords: (entryId) => findEntry(snapshot, entryId),
  };
}

/**
 * What the bot says to a visitor's words: the entries that answer them where they are good enough;
 * otherwise no guess, but the closest questions and the way to a person.
 */
export function decideReply(snapshot: WidgetSnapshot, text: string, conversed: Conversed): Reply {
  switch (conversed.kind) {
    case "small_talk":
      return {
        ...PLAIN,
        text: conversed.reply,
        // No question was asked, so there is nothing to be sure of.
        confidence: null,
        metadata: { ...versions(snapshot), answered_by: "small_talk", topic: conversed.topic },
      };
    case "answers":
      return answersReply(snapshot, text, conversed.answers);
    case "unsure":
      return unsureReply(snapshot, text, conversed.asked);
  }
}

const PLAIN = {
  knowledgeEntryId: null,
  sources: [],
  suggestions: [],
  action: "none",
} as const;

function answersReply(snapshot: WidgetSnapshot, text: string, answers: readonly Asked[]): Reply {
  const given = answers.flatMap((asked) => {
    const entry = findEntry(snapshot, asked.answer.ranked[0]?.entryId);
    return entry ? [{ asked, entry }] : [];
  });
  const [first] = given;
  // Without its words an entry cannot be given; the index and the entries come from one snapshot.
  if (!first) return unsureReply(snapshot, text, answers[0]);
  const confidence = Math.min(...given.map(({ asked }) => asked.answer.confidence));
  return {
    text: joinedText(given.map(({ entry }) => entry)),
    knowledgeEntryId: first.entry.id,
    confidence: rounded(confidence),
    sources: given.flatMap(({ entry }) => sourceOf(entry)),
    suggestions: [],
    action: asksForPerson(text) ? captureAction(snapshot) : "none",
    metadata: { ...provenance(snapshot, "knowledge", first.asked), ...severalOf(given) },
  };
}

interface Given {
  readonly asked: Asked;
  readonly entry: SnapshotEntry;
}

/** Several answers are one message: each under its entry's question, so that it is plain which is which. */
function joinedText(entries: readonly SnapshotEntry[]): string {
  const [first, ...others] = entries;
  if (first !== undefined && others.length === 0) return first.answer;
  return entries.map((entry) => `**${entry.question}**\n\n${entry.answer}`).join("\n\n");
}

function severalOf(given: readonly Given[]): Record<string, unknown> {
  if (given.length < 2) return {};
  return {
    answers: given.map(({ asked, entry }) => ({
      text: asked.text,
      query: asked.query,
      entry_id: entry.id,
      confidence: rounded(asked.answer.confidence),
    })),
  };
}

function unsureReply(snapshot: WidgetSnapshot, text: string, asked: Asked | undefined): Reply {
  const texts = botTexts(snapshot.config.locale);
  const wantsPerson = asksForPerson(text);
  const action = captureAction(snapshot);
  const suggestions = wantsPerson || !asked ? [] : closestQuestions(snapshot, asked.answer);
  return {
    ...PLAIN,
    text: fallbackText(texts, {
      wantsPerson,
      canCapture: action === "capture_lead",
      hasSuggestions: suggestions.length > 0,
    }),
    confidence: rounded(asked?.answer.confidence ?? 0),
    suggestions,
    action,
    metadata: provenance(snapshot, "fallback", asked),
  };
}

function captureAction({ config }: WidgetSnapshot): AnswerAction {
  return config.enable_email_capture || config.enable_phone_capture ? "capture_lead" : "none";
}

/** Where a message came from, for those who judge it later. */
function provenance(
  snapshot: WidgetSnapshot,
  answeredBy: "knowledge" | "fallback",
  asked: Asked | undefined,
): Record<string, unknown> {
  const best = asked?.answer.ranked[0];
  return {
    ...versions(snapshot),
    answered_by: answeredBy,
    ...(asked && {
      // What the index was asked, where that is not the message itself.
      ...(asked.isInContext && { query: asked.query, in_context: true }),
      scope: rounded(asked.answer.scope),
      parts: best?.parts ?? {},
      ranked: asked.answer.ranked.slice(0, RANKED_KEPT_MAX).map((entry) => ({
        ...entry,
        score: rounded(entry.score),
        confidence: rounded(entry.confidence),
      })),
    }),
  };
}

function versions(snapshot: WidgetSnapshot): Record<string, unknown> {
  return { snapshot_version: snapshot.version, knowledge_version: snapshot.knowledgeVersion };
}

function sourceOf({ question, sourceUrl }: SnapshotEntry): Reply["sources"] {
  return sourceUrl === null ? [] : [{ title: question, url: sourceUrl }];
}

function findEntry(
  snapshot: WidgetSnapshot,
  entryId: number | undefined,
): SnapshotEntry | undefined {
  return snapshot.entries.find((entry) => entry.id === entryId);
}

function closestQuestions(snapshot: WidgetSnapshot, answer: Answer): string[] {
  if (answer.scope < SUGGESTION_SCOPE_MIN) return [];
  return answer.ranked
    .filter((ranked) => ranked.confidence >= SUGGESTION_CONFIDENCE_MIN)
    .slice(0, SUGGESTIONS_MAX)
    .flatMap((ranked) => findEntry(snapshot, ranked.entryId)?.question ?? []);
}

/** Four decimals are more than it means, and are what Postgres gives back unchanged. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function fallbackText(
  texts: BotTexts,
  facts: { wantsPerson: boolean; canCapture: boolean; hasSuggestions: boolean },
): string {
  if (facts.wantsPerson) {
    return facts.canCapture ? texts.personWanted : texts.personWantedNoCapture;
  }
  if (!facts.canCapture) return texts.unsureNoCapture;
  return facts.hasSuggestions ? texts.unsureWithSuggestions : texts.unsure;
}
