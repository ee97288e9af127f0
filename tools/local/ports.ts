import { randomInt } from "node:crypto";
import net from "node:net";
import { Problem } from "./problem.ts";
import { waitUntil } from "./readiness.ts";

const HOST = "127.0.0.1";

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(new Problem(`Port ${port} cannot be used: ${error.message}.`));
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

/**
 * Below what systems give to whoever connects to somewhere: a port from there may be gone again before
 * a program that takes seconds to start has bound it.
 */
const PORTS = { first: 12_000, last: 32_000 };
const TRIES_MAX = 100;

/** A port that nothing listens on at this moment; whoever binds it soon after has it. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const port = await listenOnce(randomInt(PORTS.first, PORTS.last));
    if (port !== null) return port;
  }
  throw new Error(`no port between ${PORTS.first} and ${PORTS.last} is free`);
}

/** A port that is taken, and stays so for `patienceMs`, is a problem that names it. */
export async function requirePort(
  port: number,
  patienceMs: number,
  variable = "PORT",
): Promise<void> {
  await waitUntil(
    async () => (await listenOnce(port)) !== null,
    patienceMs,
    () =>
      `Port ${port} is in use by another program. Choose another: ${variable}=${port + 10} npm start.`,
  );
}
