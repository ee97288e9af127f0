import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { Problem } from "./problem.ts";

const POLL_MS = 100;
const ANSWER_TIMEOUT_MS = 5_000;

/** Waits until `isMet`; `complaint` is the sentence when it takes too long. */
export async function waitUntil(
  isMet: () => boolean | Promise<boolean>,
  timeoutMs: number,
  complaint: () => string,
): Promise<void> {
  const giveUpAtMs = Date.now() + timeoutMs;
  while (!(await isMet())) {
    if (Date.now() > giveUpAtMs) throw new Problem(complaint());
    await delay(POLL_MS);
  }
}

export async function waitForFile(file: string, timeoutMs: number): Promise<void> {
  await waitUntil(
    () => existsSync(file),
    timeoutMs,
    () => `${file} was not built in ${timeoutMs / 1000} s. See why with: npm run build:widget.`,
  );
}

export async function waitForAnswer(url: string, timeoutMs: number): Promise<void> {
  let last = "no answer";
  const isAnswered = async () => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
      last = `status ${response.status}: ${(await response.text()).slice(0, 200)}`;
      return response.ok;
    } catch {
      return false;
    }
  };
  await waitUntil(
    isAnswered,
    timeoutMs,
    () =>
      `${url} did not answer in ${timeoutMs / 1000} s (${last}). See more with: VERBOSE=1 npm start.`,
  );
}
