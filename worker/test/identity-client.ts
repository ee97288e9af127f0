import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { openBoundDatabase } from "./bound-database.ts";
import { insert } from "./insert-row.ts";
import { makeWidget, type TestWidget } from "./thread-client.ts";

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

/** A widget whose visitors may be signed in with `key`. */
export async function makeKnowingWidget(
  overrides: Parameters<typeof makeWidget>[0] = {},
): Promise<TestWidget & { readonly identityKey: TestSecret }> {
  const widget = await makeWidget(overrides);
  const key = makeSecret();
  await insert(openBoundDatabase(), "widget_identity_keys", {
    widget_id: widget.id,
    key_id: key.keyId,
    label: "Our server",
    algorithm: "HS256",
    secret: key.secret,
  });
  return { ...widget, identityKey: key };
}

/** As the client's server would: of somebody for ten minutes, unless a test says otherwise. */
export function signFor(
  { keyId, secret }: TestSecret,
  sub: string,
  claims: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  return new SignJWT({ sub, iat: seconds, exp: seconds + 600, ...claims })
    .setProtectedHeader({ alg: "HS256", kid: keyId })
    .sign(new TextEncoder().encode(secret));
}
