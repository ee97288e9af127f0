import type { SentenceEncoder } from "../../answering/semantics.ts";
import type { WidgetSnapshot } from "../../domain/snapshot.ts";
import type { Database } from "../../store/database.ts";
import { readAskedQuestions, readAskings, readEntryUses } from "../../store/knowledge-insights.ts";
import { findTrialSource, type TrialSource } from "../../store/knowledge-insights-source.ts";
import type { OwnWidget } from "../../store/widgets.ts";
import { readSemantics } from "../encode.ts";
import { makeClosestFinder } from "./closest-entry.ts";
import { examine, type KnowledgeHealth } from "./entry-health.ts";
import { findGaps, type Gaps } from "./gaps.ts";
import { rememberingEncoder } from "./remembering-encoder.ts";
import { type Replay, replay } from "./replay.ts";
import { type ThresholdCurve, thresholdCurve } from "./threshold-curve.ts";
import { bestOf, makeTrial, outcomeOf, type Said, say } from "./visitor-path.ts";

/** More would take longer to read than anyone waits; the newest say most. */
const ASKINGS_MAX = 20_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

export interface Window {
  readonly days: number;
  readonly nowMs: number;
}

/** Questions of entries, to name in a report what it counts. */
export type QuestionOf = (entryId: number) => string | null;

export interface Tried {
  readonly said: Said;
  readonly questionOf: QuestionOf;
}

export interface Trial {
  readonly target: "draft" | "live";
  readonly question: string;
  /** What the visitor wrote before, oldest first. */
  readonly history: readonly string[];
  readonly encoder: SentenceEncoder | null;
}

/** What a visitor would be told by the draft, or is told by what is live. */
export async function tryQuestion(
  db: Database,
  widget: OwnWidget,
  { target, question, history, encoder }: Trial,
): Promise<Tried | null> {
  const source = await findTrialSource(db, widget.id);
  if (!source) return null;
  const readSnapshot = target === "live" ? liveOf : draftOf;
  const snapshot = await readSnapshot(db, source, encoder);
  return { said: say(snapshot, question, encoder, history), questionOf: questionsOf(source) };
}

export async function reportThreshold(
  db: Database,
  widget: OwnWidget,
  window: Window,
  wrongCost: number,
): Promise<ThresholdCurve> {
  const askings = await readAskings(db, widget.id, spanOf(window));
  return thresholdCurve(askings, { currentThreshold: widget.answerThreshold, wrongCost });
}

/** Gaps are compared with the draft: what was written since is not missing any more. */
export async function reportGaps(
  db: Database,
  widget: OwnWidget,
  window: Window,
  options: { readonly gapsMax: number; readonly encoder: SentenceEncoder | null },
): Promise<Gaps | null> {
  const [source, askings] = await Promise.all([
    findTrialSource(db, widget.id),
    readAskings(db, widget.id, spanOf(window)),
  ]);
  if (!source) return null;
  const snapshot = await draftOf(db, source, options.encoder);
  return findGaps(askings, {
    ...options,
    threshold: widget.answerThreshold,
    findClosest: makeClosestFinder(source.draft, (question) =>
      bestOf(snapshot, question, options.encoder),
    ),
  });
}

export interface Replayed {
  readonly replay: Replay;
  readonly questionOf: QuestionOf;
}

export async function replayTraffic(
  db: Database,
  widget: OwnWidget,
  window: Window,
  options: { readonly questionsMax: number; readonly encoder: SentenceEncoder | null },
): Promise<Replayed | null> {
  const { questionsMax } = options;
  const encoder = options.encoder && rememberingEncoder(options.encoder);
  const [source, questions] = await Promise.all([
    findTrialSource(db, widget.id),
    readAskedQuestions(db, widget.id, { ...spanOf(window), limit: questionsMax }),
  ]);
  if (!source) return null;
  const live = await liveOf(db, source, encoder);
  const draft = await draftOf(db, source, encoder);
  return {
    replay: replay(
      questions,
      (text) => outcomeOf(live, text, encoder),
      (text) => outcomeOf(draft, text, encoder),
    ),
    questionOf: questionsOf(source),
  };
}

export interface Examined {
  readonly health: KnowledgeHealth;
  readonly questionOf: QuestionOf;
}

export async function reportHealth(
  db: Database,
  widget: OwnWidget,
  window: Window,
  encoder: SentenceEncoder | null,
): Promise<Examined | null> {
  const span = spanOf(window);
  const [source, askings, uses] = await Promise.all([
    findTrialSource(db, widget.id),
    readAskings(db, widget.id, span),
    readEntryUses(db, widget.id, span.sinceMs),
  ]);
  if (!source) return null;
  const snapshot = await draftOf(db, source, encoder);
  const health = examine({
    entries: source.draft,
    uses,
    askings,
    sinceMs: span.sinceMs,
    findBest: (text) => bestOf(snapshot, text, encoder).entryId,
    encoder,
  });
  return { health, questionOf: questionsOf(source) };
}

function spanOf({ days, nowMs }: Window) {
  return { sinceMs: nowMs - days * DAY_MS, limit: ASKINGS_MAX };
}

async function liveOf(
  db: Database,
  { live }: TrialSource,
  encoder: SentenceEncoder | null,
): Promise<WidgetSnapshot> {
  return makeTrial(live, live.entries, await readSemantics(db, encoder, live.entries));
}

async function draftOf(
  db: Database,
  { live, draft }: TrialSource,
  encoder: SentenceEncoder | null,
): Promise<WidgetSnapshot> {
  return makeTrial(live, draft, await readSemantics(db, encoder, draft));
}

/** The draft's wording where both have the entry: it is what the owner sees. */
function questionsOf({ live, draft }: TrialSource): QuestionOf {
  const questions = new Map<number, string>();
  for (const entry of [...live.entries, ...draft]) questions.set(entry.id, entry.question);
  return (entryId) => questions.get(entryId) ?? null;
}
