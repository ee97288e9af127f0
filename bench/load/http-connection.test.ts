import { once } from "node:events";
import http, { type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { LoadResult } from "./load-plan.ts";
import { runLoad } from "./run-load.ts";

const running: http.Server[] = [];

afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections();
});

async function loadAgainst(answer: RequestListener): Promise<LoadResult> {
  const server = http.createServer(answer).listen(0, "127.0.0.1");
  running.push(server);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // A TCP listener's address is never a string.
  const requests = Array.from({ length: 20 }, (_, index) => ({
    method: "POST" as const,
    path: "/",
    body: JSON.stringify({ index }),
  }));
  return runLoad({ port, connections: 3, requests });
}

test("every request is sent once, and an answer in pieces counts once it is whole", async () => {
  const received: number[] = [];
  const result = await loadAgainst(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push(JSON.parse(Buffer.concat(chunks).toString()).index);
    // Without a length, Node sends chunks: the first travels long before the last.
    response.write('{"half":');
    setImmediate(() => response.end("1}"));
  });
  expect(received.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(result.latenciesMs).toHaveLength(20);
  expect(result.failures).toEqual({});
});

test("a refusal and a lost connection are no answers", async () => {
  let count = 0;
  const result = await loadAgainst((_request, response) => {
    count += 1;
    if (count === 5) response.writeHead(429, { "content-length": "0" }).end();
    else if (count === 20) response.destroy();
    else response.writeHead(200, { "content-length": "2" }).end("{}");
  });
  expect(result.failures).toMatchObject({ 0: 1, 429: 1 });
});
