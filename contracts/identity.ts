import { z } from "zod";
import { contactEmail, contactPhone, optionalLine } from "./contact.ts";
import { boundedText, storableText } from "./text.ts";

// Who a visitor is: what the page says of them, and what the client's own server has signed.

export const IDENTITY_TOKEN_CHARS_MAX = 4_096;
export const ATTRIBUTES_MAX = 20;
const ATTRIBUTE_CHARS_MAX = 255;

/** As the client's own server signs it: JWS compact serialization (RFC 7515), `HS256` or `ES256`. */
export const IDENTITY_ALGORITHMS = ["HS256", "ES256"] as const;
export type IdentityAlgorithm = (typeof IDENTITY_ALGORITHMS)[number];

const ATTRIBUTE_NAME = /^[\p{L}_][\p{L}\p{N}_.-]{0,49}$/u;
/** No `regex`: a JSON Schema's pattern has no flags, and without its `u` this one says something else. */
const AttributeName = z.string().refine((name) => ATTRIBUTE_NAME.test(name), {
  message: "must be a letter or underscore, then at most 49 letters, digits, or any of _.-",
});
const AttributeValue = z.union([boundedText(ATTRIBUTE_CHARS_MAX), z.number(), z.boolean()]);
export const Attributes = z
  .record(AttributeName, AttributeValue)
  .refine((all) => Object.keys(all).length <= ATTRIBUTES_MAX, {
    message: `must be at most ${ATTRIBUTES_MAX} attributes`,
  });
export type Attributes = z.infer<typeof Attributes>;

/**
 * What a page says of its visitor by `identify`, which proves nothing. A part that makes no sense is
 * left out: a page's mistake must never keep its visitor from asking.
 */
export const PageTraits = z.object({
  name: optionalLine(120).catch(null),
  email: contactEmail.catch(null),
  phone: contactPhone.catch(null),
  attributes: Attributes.nullish().catch(null),
});
export type PageTraits = z.infer<typeof PageTraits>;

/** Judged where it is verified; here it is only kept from being endless. */
export const IdentityToken = z.string().min(1).max(IDENTITY_TOKEN_CHARS_MAX);

/** The claims of a token, beside the registered ones of RFC 7519 (`exp` is required). */
export const IdentityClaims = z.object({
  /**
   * Names the person at the client's: the same in every token of theirs, and never another's. One that
   * Postgres could not hold is refused, and not mended, or two people might become one.
   */
  sub: z
    .string()
    .min(1)
    .max(ATTRIBUTE_CHARS_MAX)
    .refine((sub) => storableText(sub) === sub, {
      message: "must hold no NUL and no half of a surrogate pair",
    }),
  name: optionalLine(120),
  email: contactEmail,
  phone: contactPhone,
  attributes: Attributes.nullish(),
});
export type IdentityClaims = z.infer<typeof IdentityClaims>;

/** Why a token is not taken; in the `details.reason` of `identity_refused`. */
export const IDENTITY_PROBLEMS = [
  "malformed",
  "unsupported_algorithm",
  "unknown_key",
  "bad_signature",
  "expired",
  "not_yet_valid",
  "lives_too_long",
  "wrong_audience",
  "bad_claims",
] as const;
export type IdentityProblem = (typeof IDENTITY_PROBLEMS)[number];
/** `not_theirs`: the session or the conversation is a person's, and no token of theirs came with it. */
export const IDENTITY_REFUSALS = [...IDENTITY_PROBLEMS, "not_theirs"] as const;
export type IdentityRefusalReason = (typeof IDENTITY_REFUSALS)[number];
/** The `details` of `identity_refused`. */
export const IdentityRefusal = z.object({
  reason: z.enum(IDENTITY_REFUSALS),
  /** The claim that is not as agreed. */
  field: z.string().optional(),
  /** For whoever builds the website. */
  explanation: z.string(),
});
export type IdentityRefusal = z.infer<typeof IdentityRefusal>;

/** What is known of a visitor beside what they left themselves; kept with the conversation as JSON. */
export const KnownVisitor = z.object({
  /** Signed by the client's server. */
  verified: IdentityClaims.omit({ sub: true }).nullable(),
  /** Said by the page, and proven by nobody. */
  claimed: PageTraits.nullable(),
});
export type KnownVisitor = z.infer<typeof KnownVisitor>;
