import type { TranscriptLine } from "../notices/notice.ts";

export interface AgentQuestion {
  readonly conversationId: string;
  readonly widgetKey: string;
  readonly locale: string;
  readonly pageUrl: string | null;
  /** Oldest first; the visitor's newest message is the last. */
  readonly transcript: readonly TranscriptLine[];
}

export type AgentAnswer =
  | {
      readonly reply: string;
      /** What the agent calls itself; null: nothing in particular. */
      readonly name: string | null;
      /** The agent wants a person to go on. */
      readonly wantsPerson: boolean;
    }
  | { readonly failed: string };

/**
 * Asks a widget's AI agent, within {@link AGENT_LIMIT_MS}. Never throws: whatever goes wrong is
 * `failed`, with a sentence for the widget's owner.
 */
export async function askAgent(
  _agent: { readonly url: string; readonly secret: string },
  _question: AgentQuestion,
): Promise<AgentAnswer> {
  return { failed: "not connected" };
}

export const AGENT_LIMIT_MS = 8_000;
