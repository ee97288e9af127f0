import type { Context } from "hono";
import type { z } from "zod";
import { BODY_BYTES_MAX } from "../../../contracts/limits.ts";
import { MESSAGE_TOO_LONG } from "../../../contracts/message.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

/** No call takes more. What is nested by the thousand overflows the stack of whoever walks it. */
const NESTING_MAX = 32;

/**
 * The request's body, as the contract says it must be. JSON, also when it is labelled text/plain:
 * that spares a browser the preflight. Only calls that need a login may take more than the default.
 */
export async function readBody<Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
  bytesMax: number = BODY_BYTES_MAX,
): Promise<z.infer<Schema>> {
  requireJsonType(c.req.header("Content-Type"));
  const result = schema.safeParse(parseJson(await readText(c.req.raw, bytesMax)));
  if (!result.success) throw refusalOf(result.error.issues[0]);
  c.set("body", result.data);
  return result.data;
}

/** The address's parameters, as the contract says they must be. */
export function readQuery<Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): z.infer<Schema> {
  const result = schema.safeParse(c.req.query());
  if (result.success) return result.data;
  throw refusalOf(result.error.issues[0]);
}

function refusalOf(issue: z.core.$ZodIssue | undefined): AppError {
  const field = issue?.path.join(".") || undefined;
  if (!issue || !field) return badBody("The body must be a JSON object.");
  if (issue.message === MESSAGE_TOO_LONG) return new AppError("message_too_long", { field });
  // Ours say what a field "must" be or do; the library's are sentences of their own.
  const says = issue.message.startsWith("must") ? " " : ": ";
  return badBody(`${field}${says}${issue.message}.`, field);
}

function badBody(message: string, field?: string): AppError {
  return new AppError("bad_request", { message, field });
}

function requireJsonType(header: string | undefined): void {
  const type = header?.split(";")[0]?.trim().toLowerCase();
  if (type && type !== "application/json" && type !== "text/plain") {
    throw new AppError("unsupported_media_type");
  }
}

/** The body as it was sent, refused beyond `bytesMax`. */
export async function readText(
  request: Request,
  bytesMax: number = BODY_BYTES_MAX,
): Promise<string> {
  const announced = Number(request.headers.get("Content-Length") ?? Number.NaN);
  if (announced > bytesMax) throw tooLarge(bytesMax);
  // The platform holds a request to the length that it announces.
  return Number.isInteger(announced) ? request.text() : readBounded(request, bytesMax);
}

/** Counts while it reads: a request need not say how long it is. */
async function readBounded(request: Request, bytesMax: number): Promise<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw tooLarge(bytesMax);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(bytesMax: number): AppError {
  const message = `That is too much at once. A request may hold ${Math.floor(bytesMax / 1024)} KiB.`;
  return new AppError("body_too_large", { message });
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badBody("The body is not valid JSON.");
  }
  if (isNestedBeyond(value, NESTING_MAX)) throw badBody("The body is nested too deeply.");
  return value;
}

function isNestedBeyond(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner) => isNestedBeyond(inner, levels - 1));
}
