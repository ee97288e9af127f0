import {
  CANNED_REPLIES_MAX,
  type CannedReply,
  cannedReplyOperations,
} from "../../../../contracts/admin/canned-replies.ts";
import { decideOwner } from "../../domain/access.ts";
import { AppError } from "../../errors.ts";
import { pathId } from "../../middleware/path-id.ts";
import {
  type CannedReplyRow,
  changeCannedReply,
  createCannedReply,
  deleteCannedReply,
  listCannedReplies,
} from "../../store/canned-replies.ts";
import { findClient } from "../../store/clients.ts";
import { instant } from "../../store/instant.ts";
import { found, serve } from "./serve.ts";

const CANNED_REPLY_ID = "cannedReplyId";

const CONFLICTS = {
  taken: "There is a canned reply with this shortcut already.",
  full: `A client can have ${CANNED_REPLIES_MAX} canned replies. Delete one first.`,
} as const;

export const cannedReplyRoutes = serve(cannedReplyOperations, {
  "GET /canned-replies": async ({ db, scope }) => ({
    items: (await listCannedReplies(db, scope)).map(replyOf),
  }),
  "POST /canned-replies": async ({ db, actor, body }) => {
    const clientId = decideOwner(actor, body.client_id);
    if (clientId === null || !(await findClient(db, clientId))) {
      const message = "client_id must be one of your clients.";
      throw new AppError("bad_request", { message, field: "client_id" });
    }
    const { shortcut, text } = body;
    const { userId } = actor;
    return replyOf(settled(await createCannedReply(db, { clientId, userId, shortcut, text })));
  },
  "PATCH /canned-replies/:cannedReplyId": async ({ c, db, body }) =>
    replyOf(found(settled(await changeCannedReply(db, pathId(c, CANNED_REPLY_ID), body)))),
  "DELETE /canned-replies/:cannedReplyId": async ({ c, db }) => {
    found((await deleteCannedReply(db, pathId(c, CANNED_REPLY_ID))) || null);
    return undefined;
  },
});

function settled<Row extends object | null>(outcome: Row | keyof typeof CONFLICTS): Row {
  if (typeof outcome !== "string") return outcome;
  const field = outcome === "taken" ? "shortcut" : undefined;
  throw new AppError("conflict", { message: CONFLICTS[outcome], field });
}

function replyOf(row: CannedReplyRow): CannedReply {
  return { ...row, updated_at: instant(row.updated_at) };
}
