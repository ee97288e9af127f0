import {
  IDENTITY_TOKEN_CHARS_MAX,
  type IdentityRefusal,
  type IdentityRefusalReason,
} from "../../../contracts/identity.ts";

/** For whoever builds the website: a visitor reads another sentence. */
const EXPLANATIONS = {
  malformed: `The identity token is not a JWT in compact form of at most ${IDENTITY_TOKEN_CHARS_MAX} characters.`,
  unsupported_algorithm:
    "The token's alg is not that of the key. Sign with HS256 or ES256, as the key in the dashboard says.",
  unknown_key:
    "No live identity key of this widget fits the token. Look at its kid, and whether the key is retired.",
  bad_signature:
    "The signature is not by an identity key of this widget. Sign with the secret as it stands, without decoding it.",
  expired: "The token has expired. Have your server sign a new one for each page or sign-in.",
  not_yet_valid: "The token's nbf lies ahead. Look at your server's clock.",
  lives_too_long: "The token lives longer than 7 days. Give it an earlier exp; minutes are enough.",
  wrong_audience: "The token's aud is not this widget's key. With ES256 it must be there.",
  bad_claims: "A claim of the token is missing, or not as agreed. The field says which.",
  not_theirs:
    "This is a signed-in person's, and no token of theirs came with it. Send theirs, or begin with a session of its own.",
} as const satisfies Record<IdentityRefusalReason, string>;

export function identityRefusal(reason: IdentityRefusalReason, field?: string): IdentityRefusal {
  const explanation = EXPLANATIONS[reason];
  return field === undefined ? { reason, explanation } : { reason, field, explanation };
}
