import { waitUntil } from "cloudflare:workers";
import { logError } from "./log.ts";

/**
 * Goes on with `work` after the answer was given, so that its duration tells the caller nothing. What
 * fails is logged under `event`: nobody waits for it any more.
 */
export function inBackground(event: string, work: Promise<unknown>): void {
  waitUntil(work.catch((error: unknown) => logError(event, { error })));
}
