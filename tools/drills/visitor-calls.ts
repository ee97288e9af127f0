import type { z } from "zod";
import { ConversationStarted, Success } from "../../contracts/conversation.ts";
import { LeadCaptured } from "../../contracts/lead.ts";
import { MessageSent } from "../../contracts/message.ts";

const ANSWER_TIMEOUT_MS = 10_000;

/** What came back: an answer that keeps the contract, or nothing that a visitor could use. */
export type Outcome<Answer> = { readonly answered: Answer } | { readonly unanswered: string };

export interface Contact {
  readonly visitor_name: string;
  readonly visitor_email: string;
  readonly visitor_phone: string | null;
}

/** The public API as a visitor's browser speaks it. */
export interface VisitorCalls {
  start(sessionId: string): Promise<Outcome<ConversationStarted>>;
  say(conversationId: string, text: string, clientMessageId: string): Promise<Outcome<MessageSent>>;
  captureLead(conversationId: string, contact: Contact): Promise<Outcome<LeadCaptured>>;
  giveFeedback(messageId: string, wasHelpful: boolean): Promise<Outcome<Success>>;
}

/** `record` is told of every request: how long it took, and whether it was answered. */
export function visitorCalls(
  workerUrl: string,
  widgetKey: string,
  record: (durationMs: number, complaint: string | null) => void,
): VisitorCalls {
  const base = `${workerUrl}/api/chat-widget/public/widget/${widgetKey}`;
  const post = async <Answer>(
    path: string,
    contract: z.ZodType<Answer>,
    body: object,
  ): Promise<Outcome<Answer>> => {
    const sentAtMs = performance.now();
    const outcome = await request(`${base}/${path}`, contract, body);
    const complaint = "unanswered" in outcome ? outcome.unanswered : null;
    record(performance.now() - sentAtMs, complaint);
    return outcome;
  };
  return {
    start: (session_id) =>
      post("conversation", ConversationStarted, {
        session_id,
        page_url: "http://127.0.0.1/demo?utm_source=drill",
      }),
    say: (conversation_id, message_text, client_message_id) =>
      post("message", MessageSent, { conversation_id, message_text, client_message_id }),
    captureLead: (conversation_id, contact) =>
      post("capture-lead", LeadCaptured, { conversation_id, ...contact }),
    giveFeedback: (message_id, was_helpful) =>
      post("feedback", Success, { message_id, was_helpful }),
  };
}

async function request<Answer>(
  url: string,
  contract: z.ZodType<Answer>,
  body: object,
): Promise<Outcome<Answer>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok) return { unanswered: `status ${response.status}: ${text.slice(0, 200)}` };
    return { answered: contract.parse(JSON.parse(text)) };
  } catch (error) {
    return { unanswered: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code || error.message;
}
