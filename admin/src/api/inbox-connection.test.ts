import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type WebSocket as ServerSocket, WebSocketServer } from "ws";
import { INBOX_PROTOCOL, type InboxFrame } from "../../../contracts/inbox-frames.ts";
import { InboxConnection, waitMs } from "./inbox-connection.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that a dashboard connects to, and what came of it on either side. */
async function makeInbox() {
  const server = new WebSocketServer({ port: 0, handleProtocols: () => INBOX_PROTOCOL });
  await once(server, "listening");
  // A listening server has an address with a port.
  const { port } = server.address() as AddressInfo;
  const statuses: string[] = [];
  const frames: InboxFrame[] = [];
  let lastSeq: number | null = null;
  const connect = () =>
    new InboxConnection({
      address: `ws://127.0.0.1:${port}/inbox/socket`,
      lastSeq: () => lastSeq,
      firstFrames: () => [{ type: "available", is_available: true }],
      onFrame: (frame) => {
        frames.push(frame);
        if (frame.type === "resumed") lastSeq = frame.last_seq;
      },
      onStatus: (status) => statuses.push(status),
      isOnline: () => true,
      random: () => 0,
    });
  closing.push(() => server.close());
  return { server, statuses, frames, connect };
}

async function nextSocket(server: WebSocketServer): Promise<{
  readonly socket: ServerSocket;
  readonly first: unknown;
}> {
  const [socket] = (await once(server, "connection")) as [ServerSocket];
  const [data] = await once(socket, "message");
  return { socket, first: JSON.parse(String(data)) };
}

const send = (socket: ServerSocket, frame: InboxFrame) => socket.send(JSON.stringify(frame));

test("after a lost connection it comes back by itself and asks for what came after what it has", async () => {
  const { server, statuses, connect } = await makeInbox();
  const arrives = nextSocket(server);
  const connection = connect();
  closing.unshift(() => connection.close());
  const { socket, first } = await arrives;
  expect(first).toEqual({ type: "resume", after_seq: null });
  send(socket, { type: "resumed", last_seq: 12, is_complete: true });
  await expect.poll(() => statuses.at(-1)).toBe("live");
  const comesBack = nextSocket(server);
  socket.terminate();
  const again = await comesBack;
  expect(again.first).toEqual({ type: "resume", after_seq: 12 });
  expect(statuses.at(-1)).toBe("connecting");
});

test("a frame that this page does not know is passed over, and what follows is heard", async () => {
  const { server, frames, connect } = await makeInbox();
  const arrives = nextSocket(server);
  const connection = connect();
  closing.unshift(() => connection.close());
  const { socket } = await arrives;
  socket.send(JSON.stringify({ type: "of_next_year" }));
  send(socket, { type: "resumed", last_seq: 1, is_complete: true });
  await expect.poll(() => frames).toHaveLength(1);
});

test("each failure waits longer, up to a bound, and chance spreads the waits", () => {
  expect(waitMs(0, 0)).toBeLessThan(waitMs(3, 0));
  expect(waitMs(50, 1)).toBe(waitMs(60, 1));
  expect(waitMs(3, 0)).toBeLessThan(waitMs(3, 1));
});
