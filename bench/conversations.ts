import { randomBytes } from "node:crypto";
import { QUESTIONS } from "../tools/drills/questions.ts";
import { WIDGET_KEYS } from "../tools/drills/traffic.ts";
import type { WireRequest } from "./load/load-plan.ts";

/** As many as a talkative visitor writes; both sides of a comparison get the same. */
export const MESSAGES_PER_CONVERSATION = 10;

const BASE = `/api/chat-widget/public/widget/${WIDGET_KEYS[0]}`;
const OPENED_AT_ONCE = 20;

export const CONFIG_REQUEST: WireRequest = { method: "GET", path: `${BASE}/config`, body: null };

/** Opens conversations with a server that speaks the public contract; before the clock starts. */
export async function openConversations(port: number, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const batch = Math.min(OPENED_AT_ONCE, count - ids.length);
    ids.push(...(await Promise.all(Array.from({ length: batch }, () => openOne(port)))));
  }
  return ids;
}

async function openOne(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${BASE}/conversation`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ session_id: randomBytes(16).toString("hex") }),
  });
  if (!response.ok) throw new Error(`a conversation was refused: ${await response.text()}`);
  const { conversation_id: id }: { conversation_id: string } = await response.json();
  return id;
}

/** Every visitor's first message, then every visitor's second, and so on. */
export function messagesTo(conversationIds: readonly string[]): WireRequest[] {
  return Array.from({ length: MESSAGES_PER_CONVERSATION }, (_, turn) =>
    conversationIds.map((id) => messageTo(id, turn)),
  ).flat();
}

export function messageTo(conversationId: string, turn: number): WireRequest {
  return {
    method: "POST",
    path: `${BASE}/message`,
    body: JSON.stringify({
      conversation_id: conversationId,
      message_text: QUESTIONS[turn % QUESTIONS.length],
      client_message_id: `${turn}`,
    }),
  };
}
