import { ADMIN_ORIGIN, signedIn } from "./signed-in.ts";
import { openDatabaseAt } from "./test-database.ts";
import { testEnv } from "./thread-client.ts";
import { askEdge } from "./visitor-client.ts";

type AdminInit = RequestInit & { readonly headers?: Record<string, string> };

/** One session a database: most tests do not ask who calls. */
const cookies = new Map<string, Promise<string>>();

function superAdminCookie(): Promise<string> {
  const url = testEnv.DATABASE_URL;
  const known = cookies.get(url);
  if (known) return known;
  const signing = signedIn(openDatabaseAt(url), "super_admin", null).then(({ cookie }) => cookie);
  cookies.set(url, signing);
  return signing;
}

/** One call of the admin API as the dashboard makes it, by whoever's cookie it is. */
export function callAs(cookie: string, path: string, init: AdminInit = {}): Promise<Response> {
  return askEdge(`/api/chat-widget${path}`, {
    ...init,
    headers: { Origin: ADMIN_ORIGIN, Cookie: cookie, ...init.headers },
  });
}

/** Sends JSON by `method`. */
export function sendAs(
  cookie: string,
  method: string,
  path: string,
  body: object = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  return callAs(cookie, path, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** One call about a widget, by a super admin. */
export async function callAdmin(
  widgetId: number,
  path: string,
  init: AdminInit = {},
): Promise<Response> {
  return callAs(await superAdminCookie(), `/widgets/${widgetId}/${path}`, init);
}

/** Sends JSON by `method`, about a widget, as a super admin. */
export async function sendAdmin(
  widgetId: number,
  method: "POST" | "PATCH" | "PUT" | "DELETE",
  path: string,
  body: object = {},
): Promise<Response> {
  return sendAs(await superAdminCookie(), method, `/widgets/${widgetId}/${path}`, body);
}
