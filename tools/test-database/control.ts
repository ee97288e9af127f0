import http from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { databaseNameIn, ensureDatabase, withDatabase } from "../database/databases.ts";
import type { NeonEndpoint, Outage } from "../database/neon-endpoint.ts";
import { innermostMessage } from "../local/problem.ts";

export interface TestCluster {
  readonly serverUrl: string;
  readonly endpoint: NeonEndpoint;
  /** The migrated database from which fresh ones are copied. */
  readonly template: string;
  /** Settles when the template stands; rejects when it cannot. */
  readonly whenReady: Promise<unknown>;
}

/**
 * The test cluster's control, for tests that can only fetch:
 * `POST /database` → { url } of a fresh, migrated database;
 * `POST /outage` { database: url, on, kind } takes Neon away for that database;
 * `GET /round-trips?database=url` → { roundTrips, statements }.
 */
export async function startControl(cluster: TestCluster): Promise<number> {
  let databases = 0;
  const routes: Readonly<Record<string, (request: http.IncomingMessage) => Promise<object>>> = {
    "POST /database": async () => {
      await cluster.whenReady;
      databases += 1;
      const name = `test_${databases}`;
      await ensureDatabase(cluster.serverUrl, name, cluster.template);
      return { url: withDatabase(cluster.serverUrl, name) };
    },
    "POST /outage": async (request) => {
      // From worker/test/test-database.ts, which has the same shape beside its call.
      const wish = (await json(request)) as { database: string; on: boolean; kind: Outage };
      cluster.endpoint.setOutage(databaseNameIn(wish.database), wish.on ? wish.kind : null);
      return {};
    },
    "GET /round-trips": async (request) => {
      const database = addressOf(request).searchParams.get("database") ?? "";
      return cluster.endpoint.counts(databaseNameIn(database));
    },
  };
  const server = http.createServer((request, response) => {
    const route = routes[`${request.method} ${addressOf(request).pathname}`];
    const answer = route ? route(request) : Promise.reject(new Error("no such control"));
    answer.then(
      (body) => response.end(JSON.stringify(body)),
      (error) => response.writeHead(500).end(innermostMessage(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port; // A TCP listener's address is never a string.
}

function addressOf(request: http.IncomingMessage): URL {
  return new URL(request.url ?? "/", "http://control");
}
