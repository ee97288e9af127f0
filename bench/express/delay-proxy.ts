import net, { type AddressInfo } from "node:net";

export interface DelayProxy {
  readonly port: number;
  setDelay(roundTripMs: number): void;
  stop(): Promise<void>;
}

/** Puts distance before a TCP server: what travels arrives half a round trip later, in order. */
export async function startDelayProxy(targetPort: number): Promise<DelayProxy> {
  let oneWayMs = 0;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const target = net.connect(targetPort, "127.0.0.1").setNoDelay(true);
    client.setNoDelay(true);
    carry(client, target, () => oneWayMs);
    carry(target, client, () => oneWayMs);
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        target.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port, // A TCP listener's address is never a string.
    setDelay: (roundTripMs) => {
      oneWayMs = roundTripMs / 2;
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function carry(from: net.Socket, to: net.Socket, oneWayMs: () => number): void {
  from.on("data", (bytes) => {
    const delayMs = oneWayMs();
    // Timers of one length ring in the order in which they were set: nothing overtakes.
    if (delayMs === 0) to.write(bytes);
    else setTimeout(() => to.write(bytes), delayMs);
  });
}
