import { Hono } from "hono";
import { SOCKET_PROTOCOL } from "../../../../contracts/socket-frames.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { SOCKET_HEADERS } from "../../objects/conversation-calls.ts";
import { requireConversation, threadOf, widgetKeyOf } from "./thread.ts";

/** Only what the handshake needs goes on to the object, with what the capability has proven. */
export const socketRoutes = new Hono<AppEnv>().get("/", async (c) => {
  if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") {
    throw new AppError("upgrade_required", { headers: { Upgrade: "websocket" } });
  }
  const offered = c.req.header("Sec-WebSocket-Protocol")?.split(",") ?? [];
  const [protocol, capability] = offered.map((one) => one.trim());
  if (protocol !== SOCKET_PROTOCOL || !capability) throw new AppError("not_found");
  const ref = requireConversation(c, capability);
  const answer = await threadOf(c, ref).fetch("https://thread/socket", {
    headers: {
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": SOCKET_PROTOCOL,
      [SOCKET_HEADERS.widgetKey]: widgetKeyOf(c),
      [SOCKET_HEADERS.conversationId]: ref.conversationId,
    },
  });
  if (!answer.webSocket) throw new AppError("not_found");
  return answer;
});
