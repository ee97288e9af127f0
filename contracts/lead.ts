import { z } from "zod";
import { boundedText, hasVisibleText } from "./text.ts";

export const HANDOFF_TYPES = ["email", "phone", "ai_agent", "human"] as const;

/** Left out, null and blank are the same: not given. */
const optionalText = (charsMax: number) =>
  boundedText(charsMax)
    .nullish()
    .transform((text) => (text && hasVisibleText(text) ? text : null));

/** Names and domains of every script. */
const Email = z.email({ pattern: z.regexes.unicodeEmail });

const OptionalEmail = optionalText(254).refine(
  (email) => email === null || Email.safeParse(email).success,
  { message: "must be an e-mail address, like name@example.com" },
);

/** Digits of every script, what people put between them, and perhaps an extension. */
const PHONE = /^[+()\p{Nd}\s./-]+(?:\s*(?:x|#|ext\.?)\s*\p{Nd}+)?$/iu;

/** As typed, with at least six digits; normalising it is the dashboard's work. */
const OptionalPhone = optionalText(40).refine(
  (phone) => phone === null || (PHONE.test(phone) && phone.replace(/\P{Nd}/gu, "").length >= 6),
  { message: "must be a phone number, like +1 312 555 0143" },
);

export const CaptureLead = z
  .object({
    conversation_id: z.string(),
    visitor_name: optionalText(120),
    visitor_email: OptionalEmail,
    visitor_phone: OptionalPhone,
    handoff_type: z.enum(HANDOFF_TYPES).nullish(),
    /** Free text, or whatever an older client sends here; kept as JSON. */
    handoff_details: z.json().nullish(),
  })
  .refine((lead) => lead.visitor_name ?? lead.visitor_email ?? lead.visitor_phone, {
    message: "give at least one of visitor_name, visitor_email and visitor_phone",
    path: ["visitor_email"],
  });
export type CaptureLead = z.infer<typeof CaptureLead>;

export const LeadCaptured = z.object({
  success: z.literal(true),
  message: z.string(),
  lead_id: z.uuid(),
});
export type LeadCaptured = z.infer<typeof LeadCaptured>;
