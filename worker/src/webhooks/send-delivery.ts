import { logError } from "../log.ts";
import type { Notice } from "../notices/notice.ts";
import { type PostOutcome, postGuarded } from "../outgoing/post-guarded.ts";
import type { Web } from "../outgoing/web.ts";
import { findClientHome } from "../store/client-home.ts";
import type { Database } from "../store/database.ts";
import {
  type Attempt,
  addTest,
  type Claimed,
  claimDelivery,
  pauseFailing,
  recordDelivered,
  recordFailed,
} from "../store/webhook-attempts.ts";
import { testPayload } from "./payload.ts";
import { nextAttemptAtMs } from "./retry-schedule.ts";
import { signedHeaders } from "./signed-headers.ts";
import type { JobQueue } from "./spread.ts";

const LIMIT_MS = 15_000;
/** Nobody reads what a receiver answers but for its beginning; one that never ends is cut off. */
const ANSWER_BYTES_MAX = 1_000_000;
const SHOWN_CHARS_MAX = 1_000;
/** Longer than an attempt can last, with its record. */
const LEASE_MS = 60_000;
const HOUR_MS = 3_600_000;
const PAUSE_AFTER_MS = 24 * HOUR_MS;
/** So many, or those of a delivery that is given up. */
const PAUSE_AFTER_ATTEMPTS = 10;
/** RFC 9110 §15.5.11: the receiver wants no more. */
const GONE = 410;

export interface Sending {
  readonly db: Database;
  readonly queue: JobQueue;
  readonly notices: { send(notice: Notice): Promise<unknown> };
  readonly web: Web;
  readonly nowMs: number;
}

/** One attempt of a delivery, if it is due; what fails is put off by its schedule. */
export async function sendDelivery(deliveryId: string, sending: Sending): Promise<void> {
  const { db, queue, nowMs } = sending;
  const claimed = await claimDelivery(db, deliveryId, { nowMs, leaseMs: LEASE_MS });
  if (!claimed) return;
  const { attempt, error, retryAfter } = await send(claimed, sending);
  if (error === null) return recordDelivered(db, attempt, { isTest: false });
  const { attempts, giveUpAtMs } = claimed;
  const random = Math.random();
  const nextAtMs = nextAttemptAtMs({
    attempts,
    giveUpAtMs,
    retryAfter,
    random,
    nowMs: attempt.atMs,
  });
  await recordFailed(db, attempt, { error, nextAtMs, isTest: false });
  // One event that it never takes is no reason: others may arrive all the time.
  const when = { isGone: attempt.status === GONE, isGivenUp: nextAtMs === null };
  if (await pause(claimed.endpointId, when, { ...sending, nowMs: attempt.atMs })) return;
  if (nextAtMs === null) return;
  const delaySeconds = Math.ceil((nextAtMs - attempt.atMs) / 1_000);
  await queue.send({ deliveryId }, { delaySeconds });
}

/** Sends a test at once and only once. The delivery's id; null: there is no such endpoint. */
export async function sendTest(
  endpoint: { readonly id: number; readonly clientId: number },
  { db, web, nowMs }: Pick<Sending, "db" | "web" | "nowMs">,
): Promise<string | null> {
  const payload = testPayload(endpoint.clientId, nowMs);
  const claimed = await addTest(db, { endpointId: endpoint.id, payload, nowMs });
  if (!claimed) return null;
  const { attempt, error } = await send(claimed, { web, nowMs });
  if (error === null) await recordDelivered(db, attempt, { isTest: true });
  else await recordFailed(db, attempt, { error, nextAtMs: null, isTest: true });
  return claimed.id;
}

interface Sent {
  readonly attempt: Attempt;
  /** A sentence; null: it was taken. */
  readonly error: string | null;
  readonly retryAfter: string | null;
}

async function send(
  claimed: Claimed,
  { web, nowMs }: Pick<Sending, "web" | "nowMs">,
): Promise<Sent> {
  const { id, url, body } = claimed;
  const headers = signedHeaders(claimed, { id, body, atMs: nowMs });
  const startedAtMs = Date.now();
  const limits = { limitMs: LIMIT_MS, bytesMax: ANSWER_BYTES_MAX };
  const outcome = await postGuarded(url, { body, headers, ...limits, web });
  const durationMs = Date.now() - startedAtMs;
  const answer = "failed" in outcome ? null : outcome;
  const status = answer?.status ?? null;
  const text = answer?.text.slice(0, SHOWN_CHARS_MAX).replaceAll("\0", "") ?? null;
  const attempt = { deliveryId: id, atMs: nowMs + durationMs, durationMs, status, text };
  return { attempt, error: errorOf(outcome), retryAfter: answer?.retryAfter ?? null };
}

function errorOf(outcome: PostOutcome): string | null {
  if ("failed" in outcome) return outcome.failed;
  if (outcome.status >= 200 && outcome.status < 300) return null;
  return `It answered with ${outcome.status}, not with 2xx.`;
}

/** True where nothing is sent there any more. Its owners are told once. */
async function pause(
  endpointId: number,
  { isGone, isGivenUp }: { readonly isGone: boolean; readonly isGivenUp: boolean },
  { db, notices, nowMs }: Sending,
): Promise<boolean> {
  const paused = await pauseFailing(db, endpointId, {
    nowMs,
    always: isGone,
    failingForMs: PAUSE_AFTER_MS,
    attempts: isGivenUp ? 1 : PAUSE_AFTER_ATTEMPTS,
  });
  if (!paused) return false;
  const { clientId, ...facts } = paused;
  try {
    const home = await findClientHome(db, clientId);
    if (!home) return true;
    const id = `webhook_paused:${endpointId}:${nowMs}`;
    await notices.send({
      id,
      type: "webhook_paused",
      atMs: nowMs,
      home,
      webhookId: endpointId,
      ...facts,
    });
  } catch (error) {
    // It is paused all the same, as the dashboard shows.
    logError("webhooks.pause_untold", { webhook_id: endpointId, error });
  }
  return true;
}
