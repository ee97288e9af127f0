import { z } from "zod";

/**
 * Who answers a conversation. `bot`: the bot. `waiting`: the bot still answers what it knows, and a
 * person has been asked for. `agent`: the widget's own AI agent. `claimed`: a user, and nobody else:
 * the bot is silent until the user releases or closes the conversation, or has been away too long.
 */
export const HANDOVER_PHASES = ["bot", "waiting", "agent", "claimed"] as const;
export type HandoverPhase = (typeof HANDOVER_PHASES)[number];

/** Why a person was asked for. */
export const HANDOVER_REASONS = ["asked", "menu", "low_confidence", "agent_failed"] as const;
export type HandoverReason = (typeof HANDOVER_REASONS)[number];

/** How a user closed a conversation. */
export const CLOSE_OUTCOMES = ["resolved", "follow_up", "not_resolved"] as const;
export type CloseOutcome = (typeof CLOSE_OUTCOMES)[number];

/** As a visitor may know it. */
export const HandoverView = z.object({
  phase: z.enum(HANDOVER_PHASES),
  /** The user's name, or the agent's; null while nobody in particular answers. */
  name: z.string().nullable(),
  /** Up to where a user has read; 0: nothing yet. */
  human_read_seq: z.number().int().nonnegative(),
});
export type HandoverView = z.infer<typeof HandoverView>;

export const RequestHandover = z.object({ conversation_id: z.string() });
export type RequestHandover = z.infer<typeof RequestHandover>;

/**
 * What came of the wish for a person. `offline`: nobody is there, or it is outside the business
 * hours; `message` says so, and the lead form should be offered.
 */
export const HandoverRequested = z.object({
  success: z.literal(true),
  status: z.enum(["waiting", "claimed", "agent", "offline"]),
  message: z.string(),
  handover: HandoverView,
});
export type HandoverRequested = z.infer<typeof HandoverRequested>;

/** In the fragment of the page's address, which no server is sent: `#wtfu_resume=<token>`. */
export const RESUME_FRAGMENT = "wtfu_resume";
