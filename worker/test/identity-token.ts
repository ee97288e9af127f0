import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";

const TOKEN_LIFE_S = 600;

/** What a client's server, or its copy of the plugin, signs with: HS256. */
export interface TestSecret {
  readonly keyId: string;
  readonly secret: string;
}

export function makeSecret(): TestSecret {
  return {
    keyId: `wik_${randomBytes(8).toString("hex")}`,
    secret: randomBytes(32).toString("base64url"),
  };
}

/**
 * As the client's server would: of somebody for ten minutes, unless a test says otherwise. With a
 * `type`, as the plugin does for its site.
 */
export function signFor(
  { keyId, secret }: TestSecret,
  sub: string,
  claims: Readonly<Record<string, unknown>> = {},
  type = "JWT",
): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  return new SignJWT({ sub, iat, exp: iat + TOKEN_LIFE_S, ...claims })
    .setProtectedHeader({ alg: "HS256", kid: keyId, typ: type })
    .sign(new TextEncoder().encode(secret));
}
