import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { ProvidedContext } from "vitest";
import type { TestProject } from "vitest/node";
import type {} from "../../worker/test/provided-context.ts";
import { buildEncoder } from "../models/encoder-build.ts";
import { startMoodyServer } from "../test-mailbox/moody-server.ts";
import { startTestMailbox } from "../test-mailbox/start-mailbox.ts";
import { startModelServer } from "../test-model/model-server.ts";
import { startTurnstileServer } from "../test-turnstile/turnstile-server.ts";

const CLUSTER = path.resolve(import.meta.dirname, "cluster.ts");

/**
 * Starts the test cluster before the first test, and stops it after the last. In a process of its
 * own, because inside Vitest's module graph `ws` resolves to its stub for browsers. The Worker's
 * models must be there as well.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildEncoder();
  const cluster = fork(CLUSTER, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(cluster, "exit");
  const addresses = await Promise.race([
    once(cluster, "message").then(([message]: ProvidedContext[]) => message),
    ended.then(() => undefined),
  ]);
  if (!addresses) throw new Error("The test cluster ended before it had started.");
  project.provide("neonEndpoint", addresses.neonEndpoint);
  project.provide("controlUrl", addresses.controlUrl);
  const model = await startModelServer();
  project.provide("modelUrl", model.url);
  const mailbox = await startTestMailbox();
  project.provide("smtpPort", mailbox.smtpPort);
  project.provide("mailboxUrl", mailbox.url);
  const moody = await startMoodyServer(mailbox.smtpPort);
  project.provide("moodySmtpPort", moody.port);
  const turnstile = await startTurnstileServer();
  project.provide("turnstileUrl", turnstile.url);
  return async () => {
    await model.stop();
    turnstile.stop();
    moody.stop();
    mailbox.stop();
    if (cluster.connected) cluster.disconnect();
    await ended;
  };
}
