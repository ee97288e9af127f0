import type { z } from "zod";
import type {
  BodyOf,
  Operation,
  OperationTable,
  QueryOf,
} from "../../../contracts/admin/operation.ts";
import { ErrorBody, type ErrorCode } from "../../../contracts/errors.ts";

const BASE = "/api/chat-widget";

/** What the API refused, or `offline` when nobody answered. */
export class ApiError extends Error {
  readonly code: ErrorCode | "offline";
  readonly status: number;
  readonly field: string | null;
  readonly requestId: string | null;
  readonly details: unknown;

  constructor(error: {
    code: ErrorCode | "offline";
    message: string;
    status: number;
    field?: string | undefined;
    requestId?: string;
    details?: unknown;
  }) {
    super(error.message);
    this.name = "ApiError";
    this.code = error.code;
    this.status = error.status;
    this.field = error.field ?? null;
    this.requestId = error.requestId ?? null;
    this.details = error.details;
  }
}

type ParamNames<Key extends string> = Key extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Key extends `${string}:${infer Name}`
    ? Name
    : never;

type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;

/** What a call takes: the ids in its address, its query, its body. */
export type CallInput<Op extends Operation, Key extends string> = ([ParamNames<Key>] extends [never]
  ? unknown
  : { readonly params: Readonly<Record<ParamNames<Key>, string | number>> }) &
  (QueryOf<Op> extends undefined ? unknown : { readonly query?: Input<Op["query"]> }) &
  (BodyOf<Op> extends undefined ? unknown : { readonly body: Input<Op["body"]> });

export type AnswerTo<Op extends Operation> = Op["out"] extends z.ZodType
  ? z.output<Op["out"]>
  : undefined;

interface LooseInput {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/**
 * One call of the admin API by its contract: what goes in is typed by it, what comes out parsed. A
 * form that may be sent again after a lost answer hands in the same `idempotencyKey` each time.
 */
export async function call<Table extends OperationTable, Key extends keyof Table & string>(
  table: Table,
  key: Key,
  input: CallInput<Table[Key], Key>,
  idempotencyKey: string = crypto.randomUUID(),
): Promise<AnswerTo<Table[Key]>> {
  const operation = table[key] as Operation;
  // The type above is exact for each call; here all are treated alike.
  const response = await send(key, operation, input as LooseInput, idempotencyKey);
  if (operation.out === null || typeof operation.out === "string")
    return undefined as AnswerTo<Table[Key]>;
  return operation.out.parse(await response.json()) as AnswerTo<Table[Key]>;
}

/** Where a GET's answer can be downloaded. */
export function addressOf(path: string, query: Readonly<Record<string, unknown>> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return `${BASE}${path}${text ? `?${text}` : ""}`;
}

async function send(
  key: string,
  { isCreate }: Operation,
  input: LooseInput,
  idempotencyKey: string,
): Promise<Response> {
  const [method = "GET", template = ""] = key.split(" ");
  const path = template.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? "")),
  );
  return request(addressOf(path, input.query), {
    method,
    headers: {
      ...(input.body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(isCreate ? { "Idempotency-Key": idempotencyKey } : {}),
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  });
}

let tellSignedOut = () => {};
let sessionNumber = 0;

/** `listener` is told when the API no longer knows the session, whichever call found out. */
export function onSignedOut(listener: () => void): void {
  tellSignedOut = listener;
}

/** Calls that were made before now say nothing of the session that there is now. */
export function beginSession(): void {
  sessionNumber += 1;
}

/** `fetch`, with refusals as `ApiError`. */
export async function request(address: string, init: RequestInit): Promise<Response> {
  const session = sessionNumber;
  let response: Response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...init });
  } catch {
    throw new ApiError({ code: "offline", message: "offline", status: 0 });
  }
  if (response.ok) return response;
  const parsed = ErrorBody.safeParse(await response.json().catch(() => null));
  if (!parsed.success) {
    throw new ApiError({ code: "internal", message: "", status: response.status });
  }
  const { code, message, field, request_id, details } = parsed.data.error;
  if (code === "unauthorized" && session === sessionNumber) tellSignedOut();
  throw new ApiError({
    code,
    message,
    field,
    details,
    requestId: request_id,
    status: response.status,
  });
}
