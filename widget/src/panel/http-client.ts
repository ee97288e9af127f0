import type { ErrorCode } from "../../../contracts/errors.ts";
import { toJson } from "../shared/to-json.ts";

export interface Problem {
  /** 0 when nobody answered, or not our API (a captive portal). */
  readonly status: number;
  readonly code: ErrorCode | "away";
  /** A sentence of the server's for the visitor. */
  readonly message: string | null;
  readonly field: string | null;
  readonly retryAfterMs: number | null;
  /** What a program may act on; which shape depends on the code. */
  readonly details?: unknown;
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** Without a body it only asks (GET). */
export type Post = <Value>(call: string, body?: object) => Promise<Answer<Value>>;

const TIMEOUT_MS = 20_000;
export const AWAY: Problem = {
  status: 0,
  code: "away",
  message: null,
  field: null,
  retryAfterMs: null,
};

function problemOf(status: number, body: unknown, retryAfter: string | null): Problem {
  const error: Partial<Problem> = Object(Object(body).error);
  const { code, message = null, field = null, details } = error;
  // Without an error body it was not our API that answered, but something on the way.
  if (!code) return AWAY;
  return {
    status,
    code,
    message,
    field,
    details,
    retryAfterMs: retryAfter ? Number(retryAfter) * 1_000 : null,
  };
}

/**
 * Calls the visitor API. The body goes as plain text, which needs no preflight. A call that nobody
 * answers in time counts as not arrived, which is safe: sends carry an id that makes them idempotent.
 */
export function createPost(apiBase: string): Post {
  return async <Value>(call: string, body?: object): Promise<Answer<Value>> => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
    try {
      const answer = await fetch(`${apiBase}/${call}`, {
        method: body ? "POST" : "GET",
        body: body ? toJson(body) : null,
        credentials: "omit",
        signal: abort.signal,
      });
      const value: unknown = await answer.json();
      if (!answer.ok) {
        const retryAfter = answer.headers.get("retry-after");
        return { ok: false, problem: problemOf(answer.status, value, retryAfter) };
      }
      // Our own API by its contract; the widget is too small to carry a validator.
      if (Object(value) === value) return { ok: true, value: value as Value };
    } catch {
    } finally {
      clearTimeout(timer);
    }
    return { ok: false, problem: AWAY };
  };
}
