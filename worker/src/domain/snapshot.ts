import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import type { AnswerIndex } from "../answering/answer-index.ts";

/** A knowledge entry as the visitor path needs it. */
export interface SnapshotEntry {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  readonly sourceUrl: string | null;
}

/**
 * All that the visitor path needs of one widget, published to KV as JSON. `config` may be read by
 * any browser; the rest never leaves the Worker.
 */
export interface WidgetSnapshot {
  readonly version: number;
  /** The number of the knowledge version that it answers from; 0 while none was published. */
  readonly knowledgeVersion: number;
  readonly widgetId: number;
  readonly clientId: number;
  readonly config: WidgetConfig;
  readonly rules: {
    /** Host patterns; empty: any page may embed the widget. */
    readonly domainWhitelist: readonly string[];
    readonly rateLimitMessages: number;
    readonly rateLimitWindowS: number;
    readonly blockedIps: readonly string[];
    readonly blockedKeywords: readonly string[];
    /** Confidence, 0–1, from which an entry is given as the answer. */
    readonly answerThreshold: number;
    /** Days that the object keeps what it has delivered. */
    readonly retentionDays: number;
    /** Whether a model may phrase answers from the entries that were found. */
    readonly enableGeneration: boolean;
    /** What that may cost a day, in millionths of a US dollar. */
    readonly generationDailyCeilingMicros: number;
  };
  readonly entries: readonly SnapshotEntry[];
  readonly index: AnswerIndex;
}
