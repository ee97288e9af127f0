import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { createWebSocketStream, type WebSocket, WebSocketServer } from "ws";
import { databaseNameIn } from "./databases.ts";
import { NeonBackend } from "./neon-backend.ts";
import { encodeError, parseNeonRequest } from "./neon-protocol.ts";

const HOST = "127.0.0.1";
const CONNECTIONS_MAX = 10;

/**
 * How an absent Neon shows itself: `unreachable` drops the connection, `error` answers 500 as its
 * proxy does for a sleeping or lost server, `answer-lost` does the work and then drops the connection.
 */
export type Outage = "unreachable" | "error" | "answer-lost";

export interface NeonEndpointOptions {
  /** The server behind. User, password and database name come with each request, as with Neon. */
  readonly serverUrl: string;
  /** A free one by default. */
  readonly port?: number;
  /** Travel time added to each request: half on the way there, half on the way back. */
  readonly delayMs?: number;
  readonly connectionsMax?: number;
  /** Requests wait for it: the endpoint may listen before its server is up. */
  readonly whenReady?: Promise<unknown>;
}

export interface NeonCounts {
  /** HTTP requests: what the Worker waits for. */
  readonly roundTrips: number;
  /** Statements within them. */
  readonly statements: number;
}

export interface NeonEndpoint {
  readonly port: number;
  /** What NEON_LOCAL_ENDPOINT holds: http://127.0.0.1:PORT/sql */
  readonly url: string;
  /** Of one database, or of all together. */
  counts(database?: string): NeonCounts;
  setDelay(delayMs: number): void;
  /** Begins (or, with null, ends) an outage of one database. */
  setOutage(database: string, outage: Outage | null): void;
  /** Stops listening and drops every connection, as when the whole service is away. */
  pause(): Promise<void>;
  /** Listens again, on the same port. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A local stand-in for Neon's proxy: SQL over HTTP at /sql, and PostgreSQL's protocol over
 * WebSockets at /v2, for the driver `@neondatabase/serverless`.
 */
export async function startNeonEndpoint(options: NeonEndpointOptions): Promise<NeonEndpoint> {
  const backend = new NeonBackend(options.serverUrl, options.connectionsMax ?? CONNECTIONS_MAX);
  const ledger = new Ledger();
  let delayMs = options.delayMs ?? 0;
  const server = http.createServer((request, response) => {
    answer(request, response, { backend, ledger, delayMs, whenReady: options.whenReady }).catch(
      // The client has gone; there is nobody left to tell.
      () => response.destroy(),
    );
  });
  // Longer than any client keeps an idle connection, so that none is closed under a request.
  server.keepAliveTimeout = 65_000;
  const sockets = bridgeWebSockets(server, backend);
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo; // A TCP listener's address is never a string.

  const pause = () => close(server, sockets);
  return {
    port,
    url: `http://${HOST}:${port}/sql`,
    counts: (database) => ledger.counts(database),
    setDelay: (nextMs) => {
      delayMs = nextMs;
    },
    setOutage: (database, outage) => ledger.setOutage(database, outage),
    pause,
    resume: () => (server.listening ? Promise.resolve() : listen(server, port)),
    stop: async () => {
      await pause();
      await backend.stop();
    },
  };
}

/** What is known of each database: its traffic, and whether it is away. */
class Ledger {
  readonly #traffic = new Map<string, { roundTrips: number; statements: number }>();
  readonly #outages = new Map<string, Outage>();

  record(database: string, statements: number): void {
    const before = this.counts(database);
    this.#traffic.set(database, {
      roundTrips: before.roundTrips + 1,
      statements: before.statements + statements,
    });
  }

  counts(database?: string): NeonCounts {
    const sum = { roundTrips: 0, statements: 0 };
    for (const [name, traffic] of this.#traffic) {
      if (database !== undefined && name !== database) continue;
      sum.roundTrips += traffic.roundTrips;
      sum.statements += traffic.statements;
    }
    return sum;
  }

  outage(database: string): Outage | null {
    return this.#outages.get(database) ?? null;
  }

  setOutage(database: string, outage: Outage | null): void {
    if (outage === null) this.#outages.delete(database);
    else this.#outages.set(database, outage);
  }
}

interface Conditions {
  readonly backend: NeonBackend;
  readonly ledger: Ledger;
  readonly delayMs: number;
  readonly whenReady: Promise<unknown> | undefined;
}

async function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  conditions: Conditions,
): Promise<void> {
  if (request.method !== "POST" || request.url !== "/sql") {
    return send(response, 404, { message: "not found" });
  }
  const body = await text(request);
  await travel(conditions.delayMs / 2);
  const connectionString = String(request.headers["neon-connection-string"]);
  const database = databaseNameIn(connectionString);
  const outage = conditions.ledger.outage(database);
  if (outage === "unreachable") return void response.destroy();
  if (outage === "error") {
    return send(response, 500, { message: "Couldn't connect to compute node", code: null });
  }
  const { status, content } = await perform(connectionString, body, request.headers, conditions);
  if (outage === "answer-lost") return void response.destroy();
  await travel(conditions.delayMs / 2);
  send(response, status, content);
}

async function perform(
  connectionString: string,
  body: string,
  headers: http.IncomingHttpHeaders,
  { backend, ledger, whenReady }: Conditions,
): Promise<{ readonly status: number; readonly content: object }> {
  try {
    await whenReady;
    const request = parseNeonRequest(body);
    const statements = request.kind === "statement" ? 1 : request.statements.length;
    ledger.record(databaseNameIn(connectionString), statements);
    return { status: 200, content: await backend.run(connectionString, request, headers) };
  } catch (error) {
    const { status, body: content } = encodeError(error);
    return { status, content };
  }
}

async function travel(ms: number): Promise<void> {
  if (ms > 0) await delay(ms);
}

function send(response: http.ServerResponse, status: number, content: object): void {
  const body = JSON.stringify(content);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

function bridgeWebSockets(server: http.Server, backend: NeonBackend): WebSocketServer {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  // Without a listener, a failed listen() of the HTTP server would be thrown a second time from here.
  sockets.on("error", () => undefined);
  sockets.on("connection", (socket: WebSocket) => {
    const client = createWebSocketStream(socket);
    const postgres = backend.connect();
    client.on("error", () => postgres.destroy());
    postgres.on("error", () => client.destroy());
    postgres.on("close", () => socket.close());
    client.pipe(postgres);
    postgres.pipe(client);
  });
  return sockets;
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: http.Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
