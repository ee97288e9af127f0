import { testEnv } from "./thread-client.ts";
import { askEdge } from "./visitor-client.ts";

/** One call of the admin API about a widget, with the token that the test run's Worker knows. */
export function callAdmin(
  widgetId: number,
  path: string,
  { headers, ...init }: RequestInit & { readonly headers?: Record<string, string> } = {},
): Promise<Response> {
  const token = `Bearer ${testEnv.ADMIN_API_TOKEN}`;
  return askEdge(`/api/chat-widget/widgets/${widgetId}/${path}`, {
    ...init,
    headers: { Authorization: token, ...headers },
  });
}

/** Sends JSON by `method`. */
export function sendAdmin(
  widgetId: number,
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body: object = {},
): Promise<Response> {
  return callAdmin(widgetId, path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
