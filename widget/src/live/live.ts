import type { VisitorFrame } from "../../../contracts/socket-frames.ts";
import type { Conversation } from "../panel/conversation.ts";
import { isFollowed } from "../panel/handover.ts";
import type { PanelHost } from "../shared/panel-door.ts";
import { LiveConnection } from "./live-connection.ts";
import { PersonSignals } from "./person-signals.ts";
import { receiveFrame } from "./receive-frame.ts";

/** What makes a chat live: the socket, and what goes over it both ways. */
export function createLive(conversation: Conversation, host: PanelHost) {
  const connection = new LiveConnection({
    apiBase: host.apiBase,
    conversationId: () => conversation.currentId(),
    levelSeq: () => conversation.thread.levelSeq,
    onFrame: (frame) => receiveFrame(conversation, host, frame),
    list: () => conversation.list(),
  });
  // Heard only while somebody follows along.
  const tell = (frame: VisitorFrame) => isFollowed(conversation.thread) && connection.send(frame);
  return { connection, signals: new PersonSignals(tell) };
}

export type Live = ReturnType<typeof createLive>;
