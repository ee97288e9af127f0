import { z } from "zod";
import { ConversationStarted } from "./conversation.ts";
import { IdentityToken, PageTraits } from "./identity.ts";

/**
 * Says who the visitor is. With a conversation, it is told there; without one, nothing is stored, and
 * the answer tells whether the person has one open somewhere else.
 */
export const IdentifyVisitor = z.object({
  conversation_id: z.string().nullish(),
  identity_token: IdentityToken.nullish(),
  traits: PageTraits.nullish(),
});
export type IdentifyVisitor = z.infer<typeof IdentifyVisitor>;

export const VisitorIdentified = z.object({
  success: z.literal(true),
  /** What the client's server vouches for; null without a token. */
  verified: z
    .object({
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .nullable(),
  /**
   * The conversation to go on with: the person's own, which may be another than the one that was
   * sent. Null: there is none yet, or the one that was sent is not theirs to see.
   */
  conversation: ConversationStarted.nullable(),
  /**
   * Whether that is the person's. One that a mail's link has led to stays nobody's: others may have it
   * as well. It can be gone on with until it is over.
   */
  is_theirs: z.boolean(),
});
export type VisitorIdentified = z.infer<typeof VisitorIdentified>;
