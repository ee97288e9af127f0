import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ErrorBody, ErrorCode } from "../../contracts/errors.ts";
import type { AppEnv } from "./env.ts";
import { logError, logWarning } from "./log.ts";
import { requestId } from "./middleware/request-id.ts";

const RESPONSES = {
  bad_request: [400, "The request could not be understood."],
  unauthorized: [401, "Please sign in."],
  forbidden: [403, "Your role may see this, but not change it."],
  cross_site: [403, "This call must come from the dashboard itself."],
  not_found: [404, "Nothing here."],
  origin_not_allowed: [403, "This chat is not available on this website."],
  disclaimer_required: [403, "Please read and accept the notice before you write."],
  consent_required: [403, "Please agree to how your words are kept before you write."],
  blocked: [403, "This message could not be taken here. Please reach us in another way."],
  challenge_required: [403, "Please show that you are a person, then send it again."],
  daily_ceiling: [
    429,
    "This chat has taken all it can for today. Please come back tomorrow, or reach us in another way.",
  ],
  identity_refused: [
    403,
    "This website could not tell us who you are. Please sign in there again.",
  ],
  body_too_large: [413, "That is too much at once. A request may hold 16 KiB."],
  message_too_long: [413, "That message is too long. Please keep it under 4,000 characters."],
  client_message_id_taken: [
    400,
    "This client_message_id stands for another message already. Give each message its own.",
  ],
  conflict: [409, "Somebody else has changed this meanwhile. Look again, then repeat the call."],
  slot_taken: [409, "That time has just been taken. Please choose another one."],
  booking_off: [404, "Appointments cannot be booked here."],
  knowledge_tests_failed: [
    409,
    "The knowledge fails its own tests, so it was not published. Mend it, or publish it with an override_reason.",
  ],
  unsupported_media_type: [415, "Send JSON, as application/json or text/plain."],
  upgrade_required: [426, "This address speaks WebSocket only."],
  rate_limited: [429, "You are writing faster than we can read. Please wait a moment."],
  unavailable: [503, "The chat is not available right now. Please try again in a moment."],
  internal: [500, "Something went wrong on our side."],
} as const satisfies Record<ErrorCode, readonly [ContentfulStatusCode, string]>;

/** The sentence for a code, as a visitor may read it. */
export function sentenceFor(code: ErrorCode): string {
  return RESPONSES[code][1];
}

interface AppErrorDetails {
  /** Says more exactly than the code's own sentence what was wrong. */
  readonly message?: string;
  readonly field?: string | undefined;
  /** For the caller's program, in the contract's shape for this code. */
  readonly details?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The only error that is thrown on purpose. Anything else is a bug and shows as `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly details: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    super(details.message ?? sentenceFor(code));
    this.name = "AppError";
    this.code = code;
    this.field = details.field;
    this.details = details.details;
    this.headers = details.headers ?? {};
  }
}

/** Turns whatever was thrown into the one error shape; a bug is logged and never described to the caller. */
export function answerError(error: Error, c: Context<AppEnv>): Response {
  const id = requestId(c);
  const known = error instanceof AppError ? error : unforeseen(error, id);
  const body: ErrorBody = {
    error: {
      code: known.code,
      message: known.message,
      request_id: id,
      ...(known.field === undefined ? {} : { field: known.field }),
      ...(known.details === undefined ? {} : { details: known.details }),
    },
  };
  const headers = { ...c.get("headers"), ...known.headers };
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  c.header("X-Request-Id", id);
  c.header("Cache-Control", "no-store");
  return c.json(body, RESPONSES[known.code][0]);
}

function unforeseen(error: Error, id: string): AppError {
  if (isPassing(error)) {
    logWarning("request.postponed", { request_id: id, error });
    return new AppError("unavailable", { headers: { "Retry-After": "1" } });
  }
  logError("request.failed", { request_id: id, error });
  return new AppError("internal");
}

/** The platform marks so what an object's move, restart or overload broke: no bug, and worth another try. */
function isPassing(error: Error): boolean {
  const isMarked = (mark: string) => Reflect.get(error, mark) === true;
  return isMarked("retryable") || isMarked("overloaded");
}
