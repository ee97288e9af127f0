import { z } from "zod";
import { contactEmail, contactPhone, optionalLine } from "./contact.ts";
import { VisitorSigns } from "./guard.ts";

export const HANDOFF_TYPES = ["email", "phone", "ai_agent", "human"] as const;

export const CaptureLead = z
  .object({
    conversation_id: z.string(),
    visitor_name: optionalLine(120),
    visitor_email: contactEmail,
    visitor_phone: contactPhone,
    handoff_type: z.enum(HANDOFF_TYPES).nullish(),
    /** Free text, or whatever an older client sends here; kept as JSON. */
    handoff_details: z.json().nullish(),
    signs: VisitorSigns.nullish(),
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
