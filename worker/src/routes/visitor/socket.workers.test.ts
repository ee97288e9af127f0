import { beforeAll, expect, test } from "vitest";
import { ServerFrame, SOCKET_PROTOCOL } from "../../../../contracts/socket-frames.ts";
import { makeWidget } from "../../../test/thread-client.ts";
import { ask, callWidget, refusalOf, startChat } from "../../../test/visitor-client.ts";

let key: string;
let conversationId: string;

beforeAll(async () => {
  key = (await makeWidget()).key;
  conversationId = (await startChat(key)).conversation_id;
  await ask(key, conversationId, "Where can I park?");
});

function upgrade(protocols: string, headers: Record<string, string> = {}, widgetKey = key) {
  const handshake = { Upgrade: "websocket", "Sec-WebSocket-Protocol": protocols, ...headers };
  return callWidget(widgetKey, "socket", { headers: handshake });
}

test("a socket opens with the capability in the subprotocol and resumes the conversation", async () => {
  const response = await upgrade(`${SOCKET_PROTOCOL}, ${conversationId}`);
  expect(response.status).toBe(101);
  expect(response.headers.get("Sec-WebSocket-Protocol")).toBe(SOCKET_PROTOCOL);
  const socket = response.webSocket;
  if (!socket) throw new Error("no socket");
  const frames: ServerFrame[] = [];
  const resumed = new Promise<void>((resolve) => {
    socket.addEventListener("message", ({ data }) => {
      const frame = ServerFrame.parse(JSON.parse(String(data)));
      frames.push(frame);
      if (frame.type === "resumed") resolve();
    });
  });
  socket.accept();
  socket.send(JSON.stringify({ type: "resume", after_seq: 0 }));
  await resumed;
  expect(frames.map((frame) => frame.type)).toEqual(["message", "message", "resumed"]);
  socket.close();
});

test("a socket does not open without a capability that fits: the same 404 each time", async () => {
  const otherKey = (await makeWidget()).key;
  const tries = [
    upgrade(SOCKET_PROTOCOL),
    upgrade(conversationId),
    upgrade(`${SOCKET_PROTOCOL}, ${conversationId.slice(1)}A`),
    upgrade(`wtfu.v0, ${conversationId}`),
    upgrade(`${SOCKET_PROTOCOL}, ${conversationId}`, {}, otherKey),
  ];
  for (const response of await Promise.all(tries)) {
    expect(response.webSocket).toBeFalsy();
    expect(await refusalOf(response)).toMatchObject({ status: 404, code: "not_found" });
  }
});

test("a capability in the address opens nothing", async () => {
  const headers = { Upgrade: "websocket" };
  const call = `socket?conversation_id=${conversationId}`;
  expect(await refusalOf(await callWidget(key, call, { headers }))).toMatchObject({ status: 404 });
});

test("a page that may not embed the widget opens no socket", async () => {
  const fenced = (await makeWidget({ domainWhitelist: ["fenced.example"] })).key;
  const response = await upgrade(`${SOCKET_PROTOCOL}, ${conversationId}`, {}, fenced);
  expect(await refusalOf(response)).toMatchObject({ status: 403, code: "origin_not_allowed" });
});

test("a request that asks for no socket is told what this address speaks", async () => {
  const response = await callWidget(key, "socket");
  expect(response.headers.get("Upgrade")).toBe("websocket");
  expect(await refusalOf(response)).toMatchObject({ status: 426, code: "upgrade_required" });
});
