import { exports } from "cloudflare:workers";
import { ConversationStarted } from "../../contracts/conversation.ts";
import { ErrorBody } from "../../contracts/errors.ts";
import { MessageSent } from "../../contracts/message.ts";

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof import("../src/index.ts");
    }
  }
}

/** The page that visitors' requests come from, unless a test says otherwise. */
export const PAGE_ORIGIN = "https://clinic.example";
const EDGE = "https://edge.example";

export function askEdge(path: string, init?: RequestInit): Promise<Response> {
  return exports.default.fetch(new Request(`${EDGE}${path}`, { redirect: "manual", ...init }));
}

/** One call of the public API, as a browser on `PAGE_ORIGIN` makes it. */
export function callWidget(
  widgetKey: string,
  call: string,
  { headers, ...init }: RequestInit & { readonly headers?: Record<string, string> } = {},
): Promise<Response> {
  const path = `/api/chat-widget/public/widget/${widgetKey}/${call}`;
  return askEdge(path, { ...init, headers: { Origin: PAGE_ORIGIN, ...headers } });
}

/** Posts JSON; a string or a stream is sent as it is. */
export function post(
  widgetKey: string,
  call: string,
  body: object | string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const isReady = typeof body === "string" || body instanceof ReadableStream;
  return callWidget(widgetKey, call, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: isReady ? body : JSON.stringify(body),
  });
}

/** The refusal, which has the one error shape. */
export async function refusalOf(response: Response) {
  const { error } = ErrorBody.parse(await response.json());
  return { status: response.status, ...error };
}

export async function startChat(
  widgetKey: string,
  sessionId: string = crypto.randomUUID(),
): Promise<ConversationStarted> {
  const response = await post(widgetKey, "conversation", { session_id: sessionId });
  if (!response.ok) throw new Error(`not started: ${await response.text()}`);
  return ConversationStarted.parse(await response.json());
}

export async function ask(
  widgetKey: string,
  conversationId: string,
  text: string,
): Promise<MessageSent> {
  const body = { conversation_id: conversationId, message_text: text };
  const response = await post(widgetKey, "message", body);
  if (!response.ok) throw new Error(`not sent: ${await response.text()}`);
  return MessageSent.parse(await response.json());
}
