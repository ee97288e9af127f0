import { privacyOperations } from "../../../../contracts/admin/privacy.ts";
import { decideOwner } from "../../domain/access.ts";
import { maskText } from "../../domain/masking.ts";
import { AppError } from "../../errors.ts";
import { checkTranscript } from "../../privacy/check-transcript.ts";
import { eraseVisitor } from "../../privacy/erase-visitor.ts";
import { exportVisitor, findTraces, subjectOf } from "../../privacy/subjects.ts";
import { type ClientRow, findClient } from "../../store/clients.ts";
import { listReceipts, type ReceiptRow } from "../../store/erasure-receipts.ts";
import { listAcceptances } from "../../store/notice-texts.ts";
import { findWidget } from "../../store/widget-settings.ts";
import { visitorKeepers } from "../../visitor-keepers.ts";
import { idOf } from "./conversation-acts.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { type Call, found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

type OfClient = (typeof privacyOperations)["POST /visitors/find"];

export const privacyRoutes = serve(privacyOperations, {
  "POST /widgets/:widgetId/masking-test": async ({ c, db, body }) => {
    const { masking, clientId } = found(await findWidget(db, c.var.ownWidget.id));
    const { country } = found(await findClient(db, clientId));
    const { text, counts } = maskText(body.text, { kinds: body.masking ?? masking, country });
    const kinds = (["card_number", "ssn", "phone", "email"] as const).flatMap((kind) => {
      const count = counts[kind];
      return count === undefined ? [] : { kind, count };
    });
    return { masked: text, found: kinds };
  },
  "GET /widgets/:widgetId/acceptances": async ({ c, db, query }) =>
    keysetPage(
      await listAcceptances(db, c.var.ownWidget.id, pageWish(query, "uuid")),
      query,
      (row) => viewOf(row, "accepted_at"),
    ),
  "GET /conversations/:conversationId/integrity": async ({ c, db }) =>
    found(await checkTranscript(db, idOf(c))),
  "POST /visitors/find": async (call) => {
    const { id, country } = await requireClient(call);
    return findTraces(call.db, id, subjectOf(call.body.subject, country));
  },
  "POST /visitors/export": async (call) => {
    const { id, country } = await requireClient(call);
    return exportVisitor(call.db, id, subjectOf(call.body.subject, country), Date.now());
  },
  "POST /visitors/erase": async (call) => {
    const { id: clientId, country } = await requireClient(call);
    const { env } = call.c;
    const subject = subjectOf(call.body.subject, country);
    const { userId } = call.actor;
    const erasure = { clientId, subject, requestedBy: "user", userId } as const;
    return receiptOf(await eraseVisitor(env, visitorKeepers(env), erasure));
  },
  "GET /erasures": async ({ db, scope, query }) =>
    keysetPage(await listReceipts(db, scope, pageWish(query, "uuid")), query, receiptOf),
});

/** Whose visitor it is. A client that is not the caller's is refused like one that is not there. */
async function requireClient({
  db,
  actor,
  body,
}: Pick<Call<OfClient>, "db" | "actor" | "body">): Promise<ClientRow> {
  const clientId = decideOwner(actor, body.client_id);
  const client = clientId === null ? null : await findClient(db, clientId);
  if (client) return client;
  const message = "client_id must be one of your clients.";
  throw new AppError("bad_request", { message, field: "client_id" });
}

function receiptOf(row: ReceiptRow) {
  return viewOf(row, "erased_at");
}
