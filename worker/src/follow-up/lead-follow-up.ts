import { WorkflowEntrypoint } from "cloudflare:workers";
import type { Env } from "../env.ts";

/** What a follow-up begins with; its instance id is the lead's. */
export interface FollowUpStart {
  readonly leadId: string;
  readonly clientId: number;
  readonly capturedAtMs: number;
}

/** Brings a captured lead to mind until somebody has contacted it. */
export class LeadFollowUp extends WorkflowEntrypoint<Env, FollowUpStart> {
  override async run(): Promise<void> {}
}
