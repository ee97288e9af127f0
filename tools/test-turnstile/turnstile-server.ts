import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Stands in for Turnstile's verification on this machine, and answers as the real one does to its
 * documented test keys: https://developers.cloudflare.com/turnstile/troubleshooting/testing/
 */
const ANSWERS: Readonly<Record<string, object>> = {
  "1x0000000000000000000000000000000AA": { success: true, "error-codes": [] },
  "2x0000000000000000000000000000000AA": {
    success: false,
    "error-codes": ["invalid-input-response"],
  },
  "3x0000000000000000000000000000000AA": {
    success: false,
    "error-codes": ["timeout-or-duplicate"],
  },
};
const UNKNOWN_KEY = { success: false, "error-codes": ["invalid-input-secret"] };
/** The one key of our own: nobody is there. */
const AWAY = "away";

export async function startTurnstileServer() {
  const server = createServer((request, response) => {
    secretIn(request).then(
      (secret) => {
        if (secret === AWAY) response.writeHead(503).end("away");
        else response.end(JSON.stringify(ANSWERS[secret] ?? UNKNOWN_KEY));
      },
      () => response.destroy(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server's address is never a path.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/siteverify`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function secretIn(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) text += String(piece);
  const body: unknown = JSON.parse(text);
  const isWhole = ["secret", "response"].every((name) => Reflect.has(Object(body), name));
  return isWhole ? String(Reflect.get(Object(body), "secret")) : "";
}
