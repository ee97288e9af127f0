import { z } from "zod";
import { Instant, QueryId, RowId, visibleText } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const CANNED_REPLIES_MAX = 200;

/** What a canned reply may name in double braces; the dashboard fills it in before it is sent. */
export const CANNED_VARIABLES = [
  "visitor_name",
  "visitor_email",
  "agent_name",
  "widget_name",
  "client_name",
  "page_url",
] as const;
export type CannedVariable = (typeof CANNED_VARIABLES)[number];

/** `{{visitor_name}}`; after a bar, what stands there when it is not known: `{{visitor_name|there}}`. */
const VARIABLE = /\{\{\s*([a-z_]+)\s*(?:\|([^{}]*))?\}\}/g;

/** The text with its variables filled in; an unknown one stays as it was written. */
export function fillCanned(
  text: string,
  values: Readonly<Record<CannedVariable, string | null>>,
): string {
  return text.replace(VARIABLE, (written: string, name: string, fallback: string | undefined) => {
    const known = CANNED_VARIABLES.find((variable) => variable === name);
    if (!known) return written;
    return values[known] ?? fallback?.trim() ?? "";
  });
}

/** Names in double braces that mean nothing. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(VARIABLE)].map(([, name = ""]) => name);
  return names.filter((name) => !CANNED_VARIABLES.some((variable) => variable === name));
}

const Fields = z.object({
  /** Typed after a slash: `/hours`. */
  shortcut: z.string().regex(/^[\p{L}\p{N}_-]{1,40}$/u, {
    message: "must be letters, digits, - or _ without spaces",
  }),
  text: visibleText(4_000).refine((text) => unknownVariables(text).length === 0, {
    message: `may only use ${CANNED_VARIABLES.map((name) => `{{${name}}}`).join(", ")}`,
  }),
});

export const CannedReply = z.object({
  id: RowId,
  client_id: RowId,
  shortcut: z.string(),
  text: z.string(),
  updated_at: Instant,
});
export type CannedReply = z.infer<typeof CannedReply>;

export const cannedReplyOperations = {
  "GET /canned-replies": reads({
    summary: "A client's canned replies, by shortcut",
    right: "conversations.read",
    query: z.object({ client_id: QueryId.optional() }),
    out: z.object({ items: z.array(CannedReply) }),
  }),
  "POST /canned-replies": changes({
    summary: "Adds a canned reply",
    right: "conversations.manage",
    body: Fields.extend({ client_id: RowId.optional() }),
    status: 201,
    out: CannedReply,
    audit: "canned_reply.created",
    isCreate: true,
  }),
  "PATCH /canned-replies/:cannedReplyId": changes({
    summary: "Changes a canned reply",
    right: "conversations.manage",
    scope: "cannedReply",
    body: Fields.partial(),
    out: CannedReply,
    audit: "canned_reply.updated",
  }),
  "DELETE /canned-replies/:cannedReplyId": changes({
    summary: "Deletes a canned reply",
    right: "conversations.manage",
    scope: "cannedReply",
    out: null,
    audit: "canned_reply.deleted",
  }),
} as const;
