import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { makeSecret, signFor } from "../../test/identity-token.ts";
import type { IdentityKeyFacts, IdentityRules } from "../domain/snapshot.ts";
import { TOKEN_LIFE_MAX_MS, verifyIdentityToken } from "./verify-identity-token.ts";

const WIDGET_KEY = "wtfu_000000000000000000000000000000aa";
const OTHER_KEY = "wtfu_000000000000000000000000000000bb";
const NOW_MS = Date.UTC(2026, 5, 1, 12);
const NOW_S = NOW_MS / 1000;
const FRESH = { iat: NOW_S, exp: NOW_S + 600 };

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let pair: Pair;
let publicFacts: Extract<IdentityKeyFacts, { algorithm: "ES256" }>;
const [first, second] = [makeSecret(), makeSecret()];

const facts = ({ keyId, secret }: typeof first): IdentityKeyFacts => ({
  keyId,
  algorithm: "HS256",
  secret,
});

beforeAll(async () => {
  pair = await generateKeyPair("ES256", { extractable: true });
  publicFacts = {
    keyId: "wik_ec",
    algorithm: "ES256",
    publicJwk: { ...(await exportJWK(pair.publicKey)) },
  };
});

function rulesWith(...keys: IdentityKeyFacts[]): IdentityRules {
  return { keys, salt: "5a17" };
}

const verify = (token: string, rules = rulesWith(facts(first), publicFacts)) =>
  verifyIdentityToken(rules, WIDGET_KEY, token, NOW_MS);

/** Signed with the client's own key pair. */
function signPair(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) {
  return new SignJWT({ sub: "u-1", aud: WIDGET_KEY, ...FRESH, ...claims })
    .setProtectedHeader({ alg: "ES256", kid: "wik_ec", ...header })
    .sign(pair.privateKey);
}

function signSecret(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = { kid: first.keyId },
  secret: Uint8Array = new TextEncoder().encode(first.secret),
) {
  return new SignJWT({ sub: "u-1", ...FRESH, ...claims })
    .setProtectedHeader({ alg: "HS256", ...header })
    .sign(secret);
}

/** Header and claims as they are, with whatever for a signature. */
function forge(header: unknown, claims: unknown, signature = "AAAA"): string {
  const part = (json: unknown) => Buffer.from(JSON.stringify(json)).toString("base64url");
  return `${part(header)}.${part(claims)}.${signature}`;
}

describe("a token is taken", () => {
  test("with all that it says of the person", async () => {
    const claims = {
      name: " Ada ",
      email: "ada@example.com",
      phone: "+1 312 555 0143",
      attributes: { plan: "pro", seats: 3, beta: true },
    };
    expect(await verify(await signSecret({ ...claims, aud: WIDGET_KEY }))).toMatchObject({
      claims: { sub: "u-1", ...claims, name: "Ada" },
      keyId: first.keyId,
      signedAtMs: NOW_MS,
    });
  });

  test.each<[string, () => Promise<string>]>([
    ["that says no more than who it is", () => signSecret()],
    ["without a kid, by whichever live secret made it", () => signSecret({}, {})],
    ["by the client's own key pair", () => signPair()],
    ["by the key pair, without a kid", () => signPair({}, { kid: undefined })],
    ["that is meant for several", () => signPair({ aud: ["other", WIDGET_KEY] })],
    ["of a server whose clock is a little ahead", () => signSecret({ nbf: NOW_S + 59 })],
    [
      "that lives the whole seven days",
      () => signSecret({ exp: NOW_S + TOKEN_LIFE_MAX_MS / 1000 }),
    ],
    ["that does not say when it was signed", () => signSecret({ iat: undefined })],
    ["that says what a JWT is", () => signSecret({}, { kid: first.keyId, typ: "JWT" })],
    ["with a claim that means nothing here", () => signSecret({ challenge: "c", host: "x" })],
  ])("%s", async (_, make) => {
    expect(await verify(await make())).toMatchObject({ claims: { sub: "u-1" } });
  });

  test("by either of two live secrets, so that they can be changed without a gap", async () => {
    const rules = rulesWith(facts(first), facts(second));
    for (const key of [first, second]) {
      const header = { kid: key.keyId };
      const bytes = new TextEncoder().encode(key.secret);
      expect(await verify(await signSecret({}, header, bytes), rules)).toMatchObject({
        keyId: key.keyId,
      });
      expect(await verify(await signSecret({}, {}, bytes), rules)).toMatchObject({
        keyId: key.keyId,
      });
    }
  });
});

describe("a token is refused", () => {
  test.each<[string, string, () => string | Promise<string>]>([
    ["nothing at all", "malformed", () => ""],
    ["no token", "malformed", () => "hello"],
    ["two parts", "malformed", () => "e30.e30"],
    ["junk in base64url", "malformed", () => "AAAA.BBBB.CCCC"],
    ["a header that is a list", "malformed", () => forge([], {})],
    ["a kid that is no text", "malformed", () => forge({ alg: "HS256", kid: 7 }, {})],
    ["far too much", "malformed", () => signSecret({ name: "x".repeat(5_000) })],
    [
      "an extension that must be understood",
      "malformed",
      () =>
        forge({ alg: "HS256", kid: first.keyId, crit: ["exp"], exp: 1 }, { sub: "u-1", ...FRESH }),
    ],
    [
      "no signature, by alg none",
      "unsupported_algorithm",
      () => new UnsecuredJWT({ sub: "u-1", ...FRESH }).encode(),
    ],
    ["alg None", "unsupported_algorithm", () => forge({ alg: "None" }, { sub: "u-1", ...FRESH })],
    ["no alg", "unsupported_algorithm", () => forge({}, { sub: "u-1", ...FRESH })],
    [
      "another hash",
      "unsupported_algorithm",
      () =>
        new SignJWT({ sub: "u-1", ...FRESH })
          .setProtectedHeader({ alg: "HS512", kid: first.keyId })
          .sign(new TextEncoder().encode(first.secret.repeat(2))),
    ],
    [
      "the key pair's kid with HMAC",
      "unsupported_algorithm",
      () => signSecret({}, { kid: "wik_ec" }),
    ],
    ["a kid that nobody has", "unknown_key", () => signSecret({}, { kid: "wik_nobody" })],
    ["a key that was retired", "unknown_key", () => signFor(second, "u-1", FRESH)],
    [
      "another's secret",
      "bad_signature",
      () => signSecret({}, { kid: first.keyId }, new TextEncoder().encode(second.secret)),
    ],
    [
      "another's secret, without a kid",
      "bad_signature",
      () => signSecret({}, {}, new TextEncoder().encode(second.secret)),
    ],
    [
      "the secret's bytes instead of its letters",
      "bad_signature",
      () => signSecret({}, { kid: first.keyId }, Buffer.from(first.secret, "base64url")),
    ],
    ["its own time is over", "expired", () => signSecret({ iat: NOW_S - 600, exp: NOW_S })],
    ["its time is yet to come", "not_yet_valid", () => signSecret({ nbf: NOW_S + 61 })],
    [
      "a life of more than seven days",
      "lives_too_long",
      () => signSecret({ exp: NOW_S + TOKEN_LIFE_MAX_MS / 1000 + 61 }),
    ],
    [
      "a long life of which little is left",
      "lives_too_long",
      () => signSecret({ iat: NOW_S - 30 * 86_400, exp: NOW_S + 60 }),
    ],
    [
      "a beginning far ahead that would make its life look short",
      "lives_too_long",
      () => signSecret({ iat: NOW_S + 30 * 86_400, exp: NOW_S + 31 * 86_400 }),
    ],
    ["another widget", "wrong_audience", () => signSecret({ aud: OTHER_KEY })],
    ["others", "wrong_audience", () => signPair({ aud: [OTHER_KEY, "shop"] })],
    ["nobody, by the client's own key pair", "wrong_audience", () => signPair({ aud: undefined })],
  ])("for %s: %s", async (_, problem, make) => {
    expect(await verify(await make())).toMatchObject({ problem });
  });

  test("that is signed with a public key as if it were a secret", async () => {
    const pem = await exportSPKI(pair.publicKey);
    const jwk = JSON.stringify(publicFacts.publicJwk);
    for (const text of [pem, pem.trim(), jwk, String(publicFacts.publicJwk.x)]) {
      const bytes = new TextEncoder().encode(text);
      for (const header of [{ kid: "wik_ec" }, {}]) {
        const outcome = await verify(await signSecret({}, header, bytes), rulesWith(publicFacts));
        expect(outcome).toHaveProperty("problem");
      }
    }
  });

  test("whose words were changed after it was signed", async () => {
    const [header = "", , signature = ""] = (await signSecret()).split(".");
    const other = Buffer.from(JSON.stringify({ sub: "u-2", ...FRESH })).toString("base64url");
    expect(await verify(`${header}.${other}.${signature}`)).toEqual({ problem: "bad_signature" });
  });

  test("by a widget that has no key", async () => {
    expect(await verify(await signSecret(), rulesWith())).toEqual({ problem: "unknown_key" });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["who it is", { sub: undefined }, "sub"],
    ["an id of no letters", { sub: "" }, "sub"],
    ["an id that is a number", { sub: 7 }, "sub"],
    ["an endless id", { sub: "x".repeat(256) }, "sub"],
    ["an end", { exp: undefined }, "exp"],
    ["an end that is a number", { exp: "soon" }, "exp"],
    ["an address that is one", { email: "not an address" }, "email"],
    ["a phone number that is one", { phone: "call me" }, "phone"],
    ["a name that is text", { name: 7 }, "name"],
    ["attributes of plain values", { attributes: { plan: { deep: true } } }, "attributes.plan"],
    ["attributes with fit names", { attributes: { "no spaces": 1 } }, "attributes.no spaces"],
    // Its conversation would never arrive in Postgres.
    ["an id without NUL", { sub: "u\u0000-1" }, "sub"],
    ["an id of whole characters", { sub: "u-\ud83d" }, "sub"],
    [
      "no more attributes than fit",
      { attributes: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`a${at}`, at])) },
      "attributes",
    ],
  ])("that lacks %s, with the claim named", async (_, claims, field) => {
    expect(await verify(await signSecret(claims))).toEqual({ problem: "bad_claims", field });
  });
});
