import { z } from "zod";
import { VisitorSigns } from "./guard.ts";
import { IdentityToken, PageTraits } from "./identity.ts";
import {
  SESSION_ID_CHARS_MAX,
  SESSION_ID_CHARS_MIN,
  URL_CHARS_MAX,
  USER_AGENT_CHARS_MAX,
} from "./limits.ts";
import { MessageList } from "./message.ts";
import { boundedText, storableText, visibleOneLine } from "./text.ts";

/** Cut, not refused: a page's address must never keep its visitor from asking. */
const CutText = (charsMax: number) =>
  z.string().transform((text) => storableText(text.slice(0, charsMax)));

/** Only what a browser can have been at: anything else would be a trap for whoever follows it. */
const PageUrl = CutText(URL_CHARS_MAX).transform((address) =>
  /^https?:$/.test(URL.parse(address)?.protocol ?? "") ? address : null,
);

export const StartConversation = z.object({
  /** A secret of the visitor's browser. Kept exactly as sent: it names the thread. */
  session_id: z
    .string()
    .min(SESSION_ID_CHARS_MIN)
    .max(SESSION_ID_CHARS_MAX)
    .refine((id) => storableText(id) === id, { message: "must be well-formed text without NUL" }),
  page_url: PageUrl.nullish(),
  referrer_url: PageUrl.nullish(),
  user_agent: CutText(USER_AGENT_CHARS_MAX).nullish(),
  /** The version of the consent that the visitor gave, where the widget asks for it: `consent_required` otherwise. */
  consent_version: boundedText(50).nullish(),
  signs: VisitorSigns.nullish(),
  /** Of a person whom the client's server has signed for: the conversation is then theirs, on every device. */
  identity_token: IdentityToken.nullish(),
  traits: PageTraits.nullish(),
});
export type StartConversation = z.infer<typeof StartConversation>;

export const ConversationStarted = MessageList.extend({
  conversation_id: z.string(),
  /** True when this session already had an open conversation; `messages` then holds it. */
  existing: z.boolean(),
});
export type ConversationStarted = z.infer<typeof ConversationStarted>;

/** The token of a link in a reply's mail. */
export const ResumeConversation = z.object({ resume_token: visibleOneLine(400) });
export type ResumeConversation = z.infer<typeof ResumeConversation>;

/** As a conversation begun, with the session that it belongs to, for this browser to go on with. */
export const ConversationResumed = ConversationStarted.extend({ session_id: z.string() });
export type ConversationResumed = z.infer<typeof ConversationResumed>;

export const EndConversation = z.object({ conversation_id: z.string() });
export type EndConversation = z.infer<typeof EndConversation>;

export const RateConversation = z.object({
  conversation_id: z.string(),
  rating: z.number().int().min(1).max(5),
});
export type RateConversation = z.infer<typeof RateConversation>;

export const AcceptDisclaimer = z.object({
  conversation_id: z.string(),
  /** The version that the visitor read; refused when it is no longer the current one. */
  disclaimer_version: boundedText(50),
});
export type AcceptDisclaimer = z.infer<typeof AcceptDisclaimer>;

/** What a page reports of itself; views are counted by the config's own delivery. */
export const ReportEvent = z.object({ event: z.enum(["open"]) });
export type ReportEvent = z.infer<typeof ReportEvent>;

export const Success = z.object({ success: z.literal(true) });
export type Success = z.infer<typeof Success>;
