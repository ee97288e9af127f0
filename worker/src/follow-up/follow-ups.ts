import type { Env } from "../env.ts";

/** Ends the follow-up of a lead that somebody has taken care of. */
export async function endFollowUp(_env: Env, _leadId: string, _reason: string): Promise<void> {}
