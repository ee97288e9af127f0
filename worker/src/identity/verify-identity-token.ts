import { type CryptoKey, compactVerify, decodeProtectedHeader, errors, importJWK } from "jose";
import { z } from "zod";
import {
  IDENTITY_ALGORITHMS,
  IDENTITY_TOKEN_CHARS_MAX,
  type IdentityAlgorithm,
  IdentityClaims,
  type IdentityProblem,
} from "../../../contracts/identity.ts";
import { SITE_TOKEN_TYPES, type SiteTokenType } from "../../../contracts/plugin.ts";
import type { IdentityKeyFacts, IdentityRules } from "../domain/snapshot.ts";

/** How far a client's clock may be ahead of ours. */
const CLOCK_LEEWAY_MS = 60_000;
/** A token that leaked opens its person's conversations no longer than this. */
export const TOKEN_LIFE_MAX_MS = 7 * 24 * 60 * 60 * 1000;

export interface VerifiedToken {
  readonly claims: IdentityClaims;
  /** When it was signed, as far as it tells: `iat`, and never later than now. */
  readonly signedAtMs: number;
  /** `kid` of the key that it was signed with. */
  readonly keyId: string;
  /** `typ` of its header, which tells what it is for; null: it does not say. */
  readonly type: string | null;
  /** All its claims, for whoever knows more of them than the contract. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface TokenProblem {
  readonly problem: IdentityProblem;
  /** The claim that is not as agreed. */
  readonly field?: string;
}

/** The registered claims that are judged here (RFC 7519 §4.1). */
const Times = z.object({
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
});
type Times = z.infer<typeof Times>;

/** Who the client's own server says that a visitor is. What a plugin signs for its site is nobody. */
export async function verifyIdentityToken(
  rules: Pick<IdentityRules, "keys">,
  widgetKey: string,
  token: string,
  nowMs: number,
): Promise<VerifiedToken | TokenProblem> {
  const verified = await verifyToken(rules, widgetKey, token, nowMs);
  if ("problem" in verified) return verified;
  const isOfSite = Object.values(SITE_TOKEN_TYPES).some((type) => type === verified.type);
  return isOfSite ? OTHER_TYPE : verified;
}

export interface SiteTokenRules extends Pick<IdentityRules, "keys"> {
  readonly widgetKey: string;
  readonly type: SiteTokenType;
}

/** What a plugin's server has signed for its site, and for none of its users. */
export async function verifySiteToken(
  { keys, widgetKey, type }: SiteTokenRules,
  token: string,
  nowMs: number,
): Promise<VerifiedToken | TokenProblem> {
  const verified = await verifyToken({ keys }, widgetKey, token, nowMs);
  if ("problem" in verified) return verified;
  if (verified.type !== type) return OTHER_TYPE;
  return verified.payload.aud === widgetKey ? verified : { problem: "wrong_audience" };
}

const OTHER_TYPE: TokenProblem = { problem: "bad_claims", field: "typ" };

/**
 * The token is in JWS compact serialization
 * (RFC 7515) and signed with one of the widget's live keys: with the key that its `kid` names, or,
 * without one, with any key of its algorithm. An algorithm is never taken with a key of another one,
 * or a public key, which everybody may know, would pass for a secret (RFC 8725 §3.1).
 *
 * Never throws: what is wrong with it is `problem`, and the first thing that is wrong is told.
 */
async function verifyToken(
  rules: Pick<IdentityRules, "keys">,
  widgetKey: string,
  token: string,
  nowMs: number,
): Promise<VerifiedToken | TokenProblem> {
  const header = headerOf(token);
  if ("problem" in header) return header;
  const keys = keysFor(rules, header);
  if ("problem" in keys) return keys;
  const signed = await checkSignature(token, header.algorithm, keys);
  if ("problem" in signed) return signed;
  const times = Times.safeParse(signed.payload);
  if (!times.success) return { problem: "bad_claims", ...fieldOf(times.error) };
  const problem = timeProblem(times.data, nowMs) ?? audienceProblem(times.data, header, widgetKey);
  if (problem) return { problem };
  const claims = IdentityClaims.safeParse(signed.payload);
  if (!claims.success) return { problem: "bad_claims", ...fieldOf(claims.error) };
  const signedAtMs = Math.min(nowMs, (times.data.iat ?? Number.POSITIVE_INFINITY) * 1000);
  return { ...signed, type: header.type, claims: claims.data, signedAtMs };
}

interface Header {
  readonly algorithm: IdentityAlgorithm;
  readonly keyId: string | null;
  readonly type: string | null;
}

function headerOf(token: string): Header | TokenProblem {
  if (token.length > IDENTITY_TOKEN_CHARS_MAX) return { problem: "malformed" };
  let header: { readonly alg?: unknown; readonly kid?: unknown; readonly typ?: unknown };
  try {
    header = decodeProtectedHeader(token);
  } catch {
    return { problem: "malformed" };
  }
  const algorithm = IDENTITY_ALGORITHMS.find((one) => one === header.alg);
  if (!algorithm) return { problem: "unsupported_algorithm" };
  const { kid = null } = header;
  if (kid !== null && typeof kid !== "string") return { problem: "malformed" };
  return { algorithm, keyId: kid, type: typeof header.typ === "string" ? header.typ : null };
}

function keysFor(
  { keys }: Pick<IdentityRules, "keys">,
  { algorithm, keyId }: Header,
): readonly IdentityKeyFacts[] | TokenProblem {
  const named = keys.filter((key) => keyId === null || key.keyId === keyId);
  if (named.length === 0) return { problem: "unknown_key" };
  const fitting = named.filter((key) => key.algorithm === algorithm);
  if (fitting.length > 0) return fitting;
  return { problem: keyId === null ? "unknown_key" : "unsupported_algorithm" };
}

async function checkSignature(
  token: string,
  algorithm: IdentityAlgorithm,
  keys: readonly IdentityKeyFacts[],
): Promise<Pick<VerifiedToken, "payload" | "keyId"> | TokenProblem> {
  for (const key of keys) {
    try {
      const options = { algorithms: [algorithm] };
      const { payload } = await compactVerify(token, await materialOf(key), options);
      return readPayload(payload, key.keyId);
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) {
        return { problem: "malformed" };
      }
    }
  }
  return { problem: "bad_signature" };
}

/** Of `HS256` the letters of the secret as they stand, so that no server has to decode them. */
async function materialOf(key: IdentityKeyFacts): Promise<CryptoKey | Uint8Array> {
  if (key.algorithm === "HS256") return new TextEncoder().encode(key.secret);
  return importJWK({ ...key.publicJwk }, key.algorithm);
}

function readPayload(
  bytes: Uint8Array,
  keyId: string,
): Pick<VerifiedToken, "payload" | "keyId"> | TokenProblem {
  const payload = z
    .record(z.string(), z.unknown())
    .safeParse(
      JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)),
    );
  return payload.success ? { payload: payload.data, keyId } : { problem: "malformed" };
}

function timeProblem({ exp, nbf, iat }: Times, nowMs: number): IdentityProblem | null {
  const expiresAtMs = exp * 1000;
  if (expiresAtMs <= nowMs) return "expired";
  if (nbf !== undefined && nbf * 1000 > nowMs + CLOCK_LEEWAY_MS) return "not_yet_valid";
  const isLong =
    expiresAtMs > nowMs + TOKEN_LIFE_MAX_MS + CLOCK_LEEWAY_MS ||
    (iat !== undefined && expiresAtMs - iat * 1000 > TOKEN_LIFE_MAX_MS);
  return isLong ? "lives_too_long" : null;
}

/**
 * With a secret that we made, a token can be meant for nobody else. A key pair is the client's own,
 * and what it signs for others must not open a conversation here.
 */
function audienceProblem(
  { aud }: Times,
  { algorithm }: Header,
  widgetKey: string,
): IdentityProblem | null {
  if (aud === undefined) return algorithm === "ES256" ? "wrong_audience" : null;
  const isMeant = typeof aud === "string" ? aud === widgetKey : aud.includes(widgetKey);
  return isMeant ? null : "wrong_audience";
}

function fieldOf({ issues }: z.ZodError): { field?: string } {
  const path = issues[0]?.path.join(".");
  return path ? { field: path } : {};
}
