import type { Context } from "hono";
import type { z } from "zod";
import { BODY_BYTES_MAX } from "../../../contracts/limits.ts";
import { MESSAGE_TOO_LONG } from "../../../contracts/message.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

/**
 * The request's body, as the contract says it must be. JSON, also when it is labelled text/plain:
 * that spares a browser the preflight.
 */
export async function readBody<Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): Promise<z.infer<Schema>> {
  requireJsonType(c.req.header("Content-Type"));
  const result = schema.safeParse(parseJson(await readText(c.req.raw)));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join(".") || undefined;
  if (issue?.message === MESSAGE_TOO_LONG) throw new AppError("message_too_long", { field });
  const what = issue?.message ?? "is not what this call takes";
  const message = field ? `${field}: ${what}.` : "The body must be a JSON object.";
  throw new AppError("bad_request", { message, field });
}

function requireJsonType(header: string | undefined): void {
  const type = header?.split(";")[0]?.trim().toLowerCase();
  if (type && type !== "application/json" && type !== "text/plain") {
    throw new AppError("unsupported_media_type");
  }
}

/** Counts while it reads: a request need not say how long it is, and need not be honest. */
async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("Content-Length")) > BODY_BYTES_MAX) {
    throw new AppError("body_too_large");
  }
  if (request.headers.has("Content-Length")) return request.text();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES_MAX) throw new AppError("body_too_large");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("bad_request", { message: "The body is not valid JSON." });
  }
}
