import type { FollowUpEnd } from "../domain/follow-up.ts";
import type { Env } from "../env.ts";
import { logWarning } from "../log.ts";
import type { FollowUpStart } from "./lead-follow-up.ts";

/** The event that ends a follow-up; its payload is a `FollowUpEnd`. */
export const HANDLED_EVENT = "handled";

export type FollowUpEnv = Pick<Env, "FOLLOW_UPS">;

/** Begins a lead's follow-up, once: one that has begun, or is over, is left as it is. */
export async function startFollowUp(env: FollowUpEnv, start: FollowUpStart): Promise<void> {
  // Unlike `create`, it passes over an id that exists.
  await env.FOLLOW_UPS.createBatch([{ id: start.leadId, params: start }]);
}

/**
 * Ends a lead's follow-up at once. Never throws: where there is none, nothing was waiting, and one
 * that does not hear of it looks at the lead before it reminds anybody.
 */
export async function endFollowUp(
  env: FollowUpEnv,
  leadId: string,
  reason: FollowUpEnd,
): Promise<void> {
  try {
    const instance = await env.FOLLOW_UPS.get(leadId);
    await instance.sendEvent({ type: HANDLED_EVENT, payload: reason });
  } catch (cause) {
    // Most leads that were made by hand have none.
    if (cause instanceof Error && cause.message.includes("not_found")) return;
    logWarning("follow_up.not_told", { lead_id: leadId, cause });
  }
}
