import type { Answer } from "../answering/answer.ts";
import { botTexts } from "./bot-texts.ts";
import type { Reply } from "./message.ts";
import { asksForPerson } from "./person-intent.ts";
import type { SnapshotEntry, WidgetSnapshot } from "./snapshot.ts";

const SUGGESTIONS_MAX = 3;

/**
 * What the bot says to a visitor's words: the best entry where it is good enough; otherwise no
 * guess, but the closest questions and the way to a person.
 */
export function decideReply(snapshot: WidgetSnapshot, text: string, answer: Answer): Reply {
  const { config } = snapshot;
  const texts = botTexts(config.locale);
  const canCapture = config.enable_email_capture || config.enable_phone_capture;
  const best = answer.ranked[0];
  const entry = best && answer.clearsThreshold ? findEntry(snapshot, best.entryId) : undefined;
  const wantsPerson = asksForPerson(text);
  const shared = {
    // Four decimals are more than it means, and are what Postgres gives back unchanged.
    confidence: Math.round(answer.confidence * 10_000) / 10_000,
    metadata: { snapshot_version: snapshot.version, ranked: answer.ranked.slice(0, 3) },
  };
  if (entry) {
    const action = wantsPerson && canCapture ? "capture_lead" : "none";
    return { ...shared, ...fromEntry(entry), suggestions: [], action };
  }
  const suggestions = wantsPerson ? [] : closestQuestions(snapshot, answer);
  return {
    ...shared,
    text: fallbackText(texts, { wantsPerson, canCapture, hasSuggestions: suggestions.length > 0 }),
    knowledgeEntryId: null,
    sources: [],
    suggestions,
    action: canCapture ? "capture_lead" : "none",
  };
}

function fromEntry(entry: SnapshotEntry): Pick<Reply, "text" | "knowledgeEntryId" | "sources"> {
  const { sourceUrl } = entry;
  return {
    text: entry.answer,
    knowledgeEntryId: entry.id,
    sources: sourceUrl === null ? [] : [{ title: entry.question, url: sourceUrl }],
  };
}

function findEntry(snapshot: WidgetSnapshot, entryId: number): SnapshotEntry | undefined {
  return snapshot.entries.find((entry) => entry.id === entryId);
}

function closestQuestions(snapshot: WidgetSnapshot, answer: Answer): string[] {
  return answer.ranked
    .slice(0, SUGGESTIONS_MAX)
    .flatMap((ranked) => findEntry(snapshot, ranked.entryId)?.question ?? []);
}

function fallbackText(
  texts: ReturnType<typeof botTexts>,
  facts: { wantsPerson: boolean; canCapture: boolean; hasSuggestions: boolean },
): string {
  if (facts.wantsPerson) {
    return facts.canCapture ? texts.personWanted : texts.personWantedNoCapture;
  }
  if (!facts.canCapture) return texts.unsureNoCapture;
  return facts.hasSuggestions ? texts.unsureWithSuggestions : texts.unsure;
}
