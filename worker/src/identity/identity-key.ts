import { Buffer } from "node:buffer";
import { exportJWK, exportSPKI, importJWK, importSPKI } from "jose";
import { z } from "zod";

const KEY_ID_BYTES = 8;
const SECRET_BYTES = 32;

/** A public key of P-256 (RFC 7518 §6.2.1), and nothing beside it. */
export const PublicJwk = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
});
export type PublicJwk = z.infer<typeof PublicJwk>;

const PRIVATE = "is a private key. Keep that one to your server, and paste the public one here";
const UNFIT = "must be a public key of P-256, in PEM (-----BEGIN PUBLIC KEY-----) or as a JWK";

/** `kid` of a new key. */
export function newKeyId(): string {
  return `wik_${Buffer.from(crypto.getRandomValues(new Uint8Array(KEY_ID_BYTES))).toString("hex")}`;
}

/** Its letters are the key: nobody has to decode them. */
export function newSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(SECRET_BYTES))).toString("base64url");
}

/** What a client pasted, or what is wrong with it, to be read after the field's name. */
export async function readPublicKey(
  text: string,
): Promise<{ readonly jwk: PublicJwk } | { readonly problem: string }> {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return { problem: PRIVATE };
  try {
    const isPem = text.startsWith("-----BEGIN");
    const given: unknown = isPem
      ? await exportJWK(await importSPKI(text, "ES256", { extractable: true }))
      : JSON.parse(text);
    if (typeof given === "object" && given !== null && "d" in given) return { problem: PRIVATE };
    const jwk = PublicJwk.parse(given);
    // A point that is not on the curve is found out here, and not by the first visitor.
    await importJWK(jwk, "ES256");
    return { jwk };
  } catch {
    return { problem: UNFIT };
  }
}

/** SPKI in PEM, as the dashboard shows it. */
export async function pemOf(jwk: PublicJwk): Promise<string> {
  const key = await importJWK(jwk, "ES256", { extractable: true });
  return exportSPKI(key);
}
