import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { boundedText, hasVisibleText, visibleOneLine } from "../../../contracts/text.ts";
import type { TranscriptLine } from "../notices/notice.ts";
import { type PostOutcome, postGuarded } from "../outgoing/post-guarded.ts";
import { publicWeb, type Web } from "../outgoing/web.ts";

export interface AgentQuestion {
  readonly conversationId: string;
  readonly widgetKey: string;
  readonly locale: string;
  readonly pageUrl: string | null;
  /** Who the visitor is, where the client's own server has signed for it; null: nobody has. */
  readonly visitor: VerifiedVisitor | null;
  /** Oldest first; the visitor's newest message is the last. */
  readonly transcript: readonly TranscriptLine[];
}

export interface VerifiedVisitor {
  readonly external_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
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

export const AGENT_LIMIT_MS = 8_000;
/** An agent is told no more than the end of a long conversation. */
const MESSAGES_MAX = 40;
/** A reply is at most 4,000 characters, each at most twelve bytes as JSON may write it. */
const ANSWER_BYTES_MAX = 64_000;

const Reply = z.object({
  reply: boundedText(4_000).refine(hasVisibleText, { message: "must not be empty" }),
  name: visibleOneLine(60).nullish(),
  handoff: z.boolean().nullish(),
});

/**
 * Asks a widget's AI agent, within {@link AGENT_LIMIT_MS}. Never throws: whatever goes wrong is
 * `failed`, with a sentence for the widget's owner. What is sent is signed as Standard Webhooks say,
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function askAgent(
  agent: { readonly url: string; readonly secret: string },
  question: AgentQuestion,
  web: Web = publicWeb,
): Promise<AgentAnswer> {
  const body = JSON.stringify(requestOf(question));
  let headers: Record<string, string>;
  try {
    headers = { "Content-Type": "application/json", ...signatureOf(agent.secret, body) };
  } catch {
    return { failed: "The agent's secret cannot be used. Give it a new one." };
  }
  const limits = { limitMs: AGENT_LIMIT_MS, bytesMax: ANSWER_BYTES_MAX };
  return read(await postGuarded(agent.url, { body, headers, ...limits, web }));
}

function requestOf(question: AgentQuestion) {
  const { conversationId, widgetKey, locale, pageUrl, visitor, transcript } = question;
  return {
    type: "conversation.message",
    timestamp: new Date().toISOString(),
    data: {
      conversation_id: conversationId,
      widget_key: widgetKey,
      locale,
      page_url: pageUrl,
      visitor,
      messages: transcript.slice(-MESSAGES_MAX).map(({ type, name, text, atMs }) => ({
        type,
        name,
        text,
        at: new Date(atMs).toISOString(),
      })),
    },
  };
}

function signatureOf(secret: string, body: string): Record<string, string> {
  const id = `msg_${crypto.randomUUID()}`;
  const now = new Date();
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, now, body),
  };
}

function read(outcome: PostOutcome): AgentAnswer {
  if ("failed" in outcome) return outcome;
  if (outcome.status !== 200)
    return { failed: `It answered with ${outcome.status}, not with 200.` };
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(outcome.contentType)) {
    return { failed: "Its answer is not of the type application/json." };
  }
  let json: unknown;
  try {
    json = JSON.parse(outcome.text);
  } catch {
    return { failed: "Its answer is not JSON." };
  }
  const parsed = Reply.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { failed: `Its answer is not as agreed: ${issue?.path.join(".")} ${issue?.message}.` };
  }
  const { reply, name, handoff } = parsed.data;
  return { reply, name: name ?? null, wantsPerson: handoff ?? false };
}
