import { exportJWK, exportPKCS8, exportSPKI, generateKeyPair } from "jose";
import { describe, expect, test } from "vitest";
import { newKeyId, newSecret, pemOf, readPublicKey } from "./identity-key.ts";
import { sessionOfPerson } from "./session-of-person.ts";

const pairOf = (algorithm: string) => generateKeyPair(algorithm, { extractable: true });

test("a new key has a name and a secret of its own", () => {
  expect(newKeyId()).toMatch(/^wik_[0-9a-f]{16}$/);
  expect(newKeyId()).not.toBe(newKeyId());
  expect(newSecret()).toMatch(/^[\w-]{43}$/);
  expect(newSecret()).not.toBe(newSecret());
});

describe("a public key", () => {
  test("is the same key as PEM and as a JWK, and shown as PEM again", async () => {
    const { publicKey } = await pairOf("ES256");
    const pem = await exportSPKI(publicKey);
    const jwk = await exportJWK(publicKey);
    const asPem = await readPublicKey(pem);
    expect(asPem).toEqual({ jwk });
    const asJwk = await readPublicKey(JSON.stringify({ ...jwk, kid: "mine", use: "sig" }));
    expect(asJwk).toEqual(asPem);
    if ("jwk" in asPem) expect((await pemOf(asPem.jwk)).trim()).toBe(pem.trim());
  });

  test("that is really a private one is sent back with a warning", async () => {
    const { privateKey } = await pairOf("ES256");
    const given = [await exportPKCS8(privateKey), JSON.stringify(await exportJWK(privateKey))];
    for (const text of given) {
      expect(await readPublicKey(text)).toEqual({ problem: expect.stringContaining("private") });
    }
  });

  test("of another kind, or none, is refused in words", async () => {
    const longer = await pairOf("ES384");
    const rsa = await pairOf("RS256");
    const { publicKey } = await pairOf("ES256");
    const jwk = await exportJWK(publicKey);
    const given = [
      await exportSPKI(longer.publicKey),
      JSON.stringify(await exportJWK(longer.publicKey)),
      await exportSPKI(rsa.publicKey),
      JSON.stringify({ kty: "oct", k: "c2VjcmV0" }),
      // Not on the curve.
      JSON.stringify({ ...jwk, y: jwk.x }),
      "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
      "hello",
      "null",
    ];
    for (const text of given) {
      expect(await readPublicKey(text)).toEqual({ problem: expect.stringContaining("P-256") });
    }
  });
});

test("a person's session is the same each time, and another for another person or widget", () => {
  const session = sessionOfPerson("salt", "u-1");
  expect(session).toMatch(/^verified-person:[\w-]{43}$/);
  expect(sessionOfPerson("salt", "u-1")).toBe(session);
  expect(sessionOfPerson("salt", "u-2")).not.toBe(session);
  expect(sessionOfPerson("other", "u-1")).not.toBe(session);
});
