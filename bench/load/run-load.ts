import { setTimeout as delay } from "node:timers/promises";
import { HttpConnection } from "./http-connection.ts";
import type { LoadPlan, LoadResult, WireRequest } from "./load-plan.ts";

export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const wire = plan.requests.map((request) => encode(request));
  const connections = await Promise.all(
    Array.from({ length: plan.connections }, () => HttpConnection.open(plan.port)),
  );
  try {
    return await drive(plan, wire, connections);
  } finally {
    for (const connection of connections) connection.close();
  }
}

async function drive(
  plan: LoadPlan,
  wire: readonly Buffer[],
  connections: readonly HttpConnection[],
): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  const sentAtMs: number[] = [];
  const failures: Record<string, number> = {};
  const beganAtMs = performance.now();
  const endsAtMs = beganAtMs + (plan.repeatForMs ?? plan.stopAfterMs ?? Number.POSITIVE_INFINITY);
  let sent = 0;
  const takeNext = (): Buffer | undefined => {
    if (performance.now() >= endsAtMs) return undefined;
    sent += 1;
    const index = sent - 1;
    return wire[plan.repeatForMs === undefined ? index : index % wire.length];
  };
  const pace = plan.perSecond === undefined ? null : 1000 / plan.perSecond;
  await Promise.all(
    connections.map(async (connection) => {
      for (let next = takeNext(); next; next = takeNext()) {
        // An open loop: how long an answer takes does not change when the next one is asked.
        if (pace !== null) await until(beganAtMs + (sent - 1) * pace);
        const startedAtMs = performance.now();
        const status = await sendOn(connection, next);
        if (status === 200) {
          latenciesMs.push(performance.now() - startedAtMs);
          sentAtMs.push(performance.timeOrigin + startedAtMs);
        } else failures[status] = (failures[status] ?? 0) + 1;
      }
    }),
  );
  return { elapsedMs: performance.now() - beganAtMs, latenciesMs, sentAtMs, failures };
}

function sendOn(connection: HttpConnection, request: Buffer): Promise<number> {
  return new Promise((resolve) => connection.send(request, resolve));
}

async function until(atMs: number): Promise<void> {
  const waitMs = atMs - performance.now();
  if (waitMs > 0) await delay(waitMs);
}

function encode({ method, path, body }: WireRequest): Buffer {
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n`;
  if (body === null) return Buffer.from(`${head}\r\n`);
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `${head}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`,
  );
}
