import { z } from "zod";

/** Every way in which the API refuses; `worker/src/errors.ts` gives each its status and sentence. */
export const ERROR_CODES = [
  "bad_request",
  "unauthorized",
  "forbidden",
  "cross_site",
  "not_found",
  "origin_not_allowed",
  "disclaimer_required",
  "consent_required",
  "blocked",
  "challenge_required",
  "daily_ceiling",
  "identity_refused",
  "body_too_large",
  "message_too_long",
  "client_message_id_taken",
  "conflict",
  "slot_taken",
  "booking_off",
  "knowledge_tests_failed",
  "unsupported_media_type",
  "upgrade_required",
  "rate_limited",
  "unavailable",
  "internal",
] as const;

export const ErrorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const ErrorBody = z.object({
  error: z.object({
    code: ErrorCode,
    /** A sentence that can be shown to the visitor. */
    message: z.string(),
    request_id: z.string(),
    /** The field of the body that was wrong, as a dotted path. */
    field: z.string().optional(),
    /** What a program may act on; which shape depends on the code. */
    details: z.unknown().optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
