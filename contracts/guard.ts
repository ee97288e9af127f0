import { z } from "zod";
import { IdentityToken } from "./identity.ts";
import { boundedText } from "./text.ts";

// What stands between a visitor's words and the conversation: consent, the challenge, the blocks.

/** How a business can be reached besides the chat: in the `details` of `blocked` and `daily_ceiling`. */
export const BusinessContact = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
});
export type BusinessContact = z.infer<typeof BusinessContact>;

/** After `challenge_required`: what Turnstile gave the browser. The refused call is then repeated as it was. */
export const SolveChallenge = z.object({
  conversation_id: z.string(),
  token: z.string().min(1).max(2_048),
});
export type SolveChallenge = z.infer<typeof SolveChallenge>;

/**
 * What a browser tells of how its words came about. All of it is missing from clients that do not know
 * it, which says nothing about them.
 */
export const VisitorSigns = z.object({
  /** A field that people do not see: whoever fills it in is no person. */
  trap: boundedText(200).nullish(),
  /** Whether the page saw a pointer, a touch or a key since it was opened. */
  acted: z.boolean().nullish(),
  /** From the panel's opening to these words. */
  since_open_ms: z.int().nonnegative().nullish(),
});
export type VisitorSigns = z.infer<typeof VisitorSigns>;

/** A visitor erases themselves: all that this browser ever said to the widget. */
export const EraseVisitor = z.object({
  conversation_id: z.string(),
  /**
   * Looked at where the conversation is a signed-in person's, who is erased on all their devices: who
   * merely has the conversation may be somebody else. Else a page's bad token is in nobody's way.
   */
  identity_token: IdentityToken.nullish().catch(null),
});
export const VisitorErased = z.object({
  success: z.literal(true),
  /** Of the receipt that the business keeps. */
  receipt_id: z.uuid(),
});
export type VisitorErased = z.infer<typeof VisitorErased>;

/** What is masked before a message is stored. */
export const MASKING_KINDS = ["card_number", "ssn", "phone", "email"] as const;
export type MaskingKind = (typeof MASKING_KINDS)[number];
