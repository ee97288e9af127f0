import { spawn } from "node:child_process";
import { mailboxCommand } from "../local/mailbox.ts";
import { findFreePort } from "../local/ports.ts";
import { waitForAnswer } from "../local/readiness.ts";

const START_TIMEOUT_MS = 30_000;

export interface TestMailbox {
  readonly smtpPort: number;
  /** Of its web view and API: `GET /api/email`. */
  readonly url: string;
  stop(): void;
}

/** A real SMTP server for a test run: the same that `npm start` runs. */
export async function startTestMailbox(): Promise<TestMailbox> {
  const [smtpPort, webPort] = [await findFreePort(), await findFreePort()];
  const child = spawn(process.execPath, mailboxCommand(smtpPort, webPort), { stdio: "ignore" });
  const url = `http://127.0.0.1:${webPort}`;
  await waitForAnswer(`${url}/api/healthz`, START_TIMEOUT_MS);
  return { smtpPort, url, stop: () => void child.kill("SIGTERM") };
}
