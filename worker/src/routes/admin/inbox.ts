import { Hono } from "hono";
import { ADMIN_SOCKETS } from "../../../../contracts/admin/sockets.ts";
import { INBOX_PROTOCOL } from "../../../../contracts/inbox-frames.ts";
import { decideScope, mayDo } from "../../domain/access.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { inboxNamed } from "../../inboxes.ts";
import { readQuery } from "../../middleware/read-body.ts";
import { requireSameOrigin } from "../../middleware/same-origin.ts";
import { ALL_CLIENTS_INBOX, INBOX_HEADERS, inboxName } from "../../objects/inbox-calls.ts";
import { findClient } from "../../store/clients.ts";
import { openDatabase } from "../../store/database.ts";
import { found } from "./serve.ts";

/**
 * Hands a dashboard's socket to its client's Inbox. A socket is no fetch: a page of any site may open
 * one with the user's cookie, and would read all of it, so that its origin is checked as a change's is.
 */
export const inboxRoutes = new Hono<AppEnv>().get("/inbox/socket", async (c) => {
  requireSameOrigin(c);
  if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") {
    throw new AppError("upgrade_required", { headers: { Upgrade: "websocket" } });
  }
  const offered = c.req.header("Sec-WebSocket-Protocol")?.split(",") ?? [];
  if (!offered.some((one) => one.trim() === INBOX_PROTOCOL)) throw new AppError("not_found");
  const { actor, sessionId } = c.var;
  const query = readQuery(c, ADMIN_SOCKETS["GET /inbox/socket"].query);
  const clientId = decideScope(actor, query.client_id);
  if (clientId !== null) found(await findClient(openDatabase(c.env), clientId));
  const name = clientId === null ? ALL_CLIENTS_INBOX : inboxName(clientId);
  const counts = clientId !== null && mayDo(actor.role, "conversations.manage");
  const answer = await inboxNamed(c.env, name).fetch("https://inbox/socket", {
    headers: {
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": INBOX_PROTOCOL,
      [INBOX_HEADERS.userId]: String(actor.userId),
      [INBOX_HEADERS.userName]: encodeURIComponent(actor.name),
      [INBOX_HEADERS.sessionId]: String(sessionId),
      [INBOX_HEADERS.counts]: String(counts),
    },
  });
  if (!answer.webSocket) throw new AppError("unavailable");
  return answer;
});
