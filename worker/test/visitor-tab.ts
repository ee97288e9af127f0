import type { ServerFrame } from "../../contracts/socket-frames.ts";

/** A visitor's tab, by the answer that opened its socket: keeps what it hears and can wait for a frame. */
export function openedTab(response: Response) {
  const socket = response.webSocket;
  if (!socket) throw new Error(`no socket: ${response.status}`);
  const heard: ServerFrame[] = [];
  const waiting: (() => void)[] = [];
  socket.addEventListener("message", (event) => {
    heard.push(JSON.parse(String(event.data)) as ServerFrame);
    for (const wake of waiting.splice(0)) wake();
  });
  socket.accept();
  async function hear<Type extends ServerFrame["type"]>(type: Type, count = 1) {
    for (;;) {
      const frames = heard.filter((frame) => frame.type === type);
      if (frames.length >= count) return frames as Extract<ServerFrame, { type: Type }>[];
      await new Promise<void>((wake) => waiting.push(wake));
    }
  }
  return { socket, heard, hear, send: (frame: object) => socket.send(JSON.stringify(frame)) };
}
