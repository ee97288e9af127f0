import { exportSPKI, generateKeyPair, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import {
  IDENTITY_KEYS_LISTED_MAX,
  IDENTITY_KEYS_MAX,
  IdentityKey,
  IdentityKeyCreated,
} from "../../../../contracts/admin/identity-keys.ts";
import { VisitorIdentified } from "../../../../contracts/identify.ts";
import { IdentityRefusal } from "../../../../contracts/identity.ts";
import { callAdmin, sendAdmin } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signFor } from "../../../test/identity-token.ts";
import { makeWidget } from "../../../test/thread-client.ts";
import { post, refusalOf } from "../../../test/visitor-client.ts";
import { forgetWidgets } from "../../snapshots/read-widget.ts";

const database = openBoundDatabase();

async function makeKey(widgetId: number, body: object = { algorithm: "HS256", label: "Shop" }) {
  const response = await sendAdmin(widgetId, "POST", "identity-keys", body);
  expect(response.status).toBe(201);
  return IdentityKeyCreated.parse(await response.json());
}

async function listKeys(widgetId: number) {
  const response = await callAdmin(widgetId, "identity-keys");
  const text = await response.text();
  const { items } = JSON.parse(text) as { items: unknown[] };
  return { text, keys: items.map((one) => IdentityKey.parse(one)) };
}

function retire(widgetId: number, id: number) {
  return sendAdmin(widgetId, "DELETE", `identity-keys/${id}`);
}

function identify(widgetKey: string, token: string): Promise<Response> {
  // What another isolate would read by now.
  forgetWidgets();
  return post(widgetKey, "identify", { identity_token: token });
}

async function reasonOf(response: Response) {
  return IdentityRefusal.parse((await refusalOf(response)).details).reason;
}

describe("a secret", () => {
  test("is shown when it is made, and never again, nor in the audit log", async () => {
    const { id } = await makeWidget();
    const made = await makeKey(id);
    const { secret, ...key } = made;
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(key).toMatchObject({
      key_id: expect.stringMatching(/^wik_[0-9a-f]{16}$/),
      label: "Shop",
      algorithm: "HS256",
      purpose: "server",
      public_key: null,
      retired_at: null,
    });
    const { text, keys } = await listKeys(id);
    expect(keys).toEqual([key]);
    expect(text).not.toContain(secret);
    const log = await database.query<{ action: string; all: string }>(
      "select action, audit_log::text as all from audit_log where entity_type = 'identity_key' and entity_id = $1",
      [String(key.id)],
    );
    expect(log.map(({ action }) => action)).toEqual(["identity_key.created"]);
    expect(log[0]?.all).not.toContain(secret);
  });

  test("signs visitors in from when it is made until it is retired", async () => {
    const { id, key: widgetKey } = await makeWidget();
    const made = await makeKey(id);
    const secret = { keyId: made.key_id, secret: made.secret ?? "" };
    const taken = await identify(widgetKey, await signFor(secret, "u-1", { name: "Ada" }));
    expect(VisitorIdentified.parse(await taken.json()).verified).toMatchObject({ name: "Ada" });
    expect((await retire(id, made.id)).status).toBe(204);
    const refused = await identify(widgetKey, await signFor(secret, "u-1"));
    expect(await reasonOf(refused)).toBe("unknown_key");
    expect((await retire(id, made.id)).status).toBe(404);
    expect((await listKeys(id)).keys[0]?.retired_at).not.toBeNull();
  });

  test("can be changed without a gap, while both are live", async () => {
    const { id, key: widgetKey } = await makeWidget();
    const keys = [await makeKey(id), await makeKey(id)];
    for (const { key_id: keyId, secret } of keys) {
      const token = await signFor({ keyId, secret: secret ?? "" }, "u-1");
      expect((await identify(widgetKey, token)).status).toBe(200);
    }
  });

  test("works for its own widget only", async () => {
    const [own, other] = [await makeWidget(), await makeWidget()];
    const made = await makeKey(own.id);
    await makeKey(other.id);
    const token = await signFor({ keyId: made.key_id, secret: made.secret ?? "" }, "u-1");
    expect(await reasonOf(await identify(other.key, token))).toBe("unknown_key");
    expect((await retire(other.id, made.id)).status).toBe(404);
    expect((await identify(own.key, token)).status).toBe(200);
  });
});

describe("a public key", () => {
  test("is shown as it was given, and takes what its private one signed for this widget", async () => {
    const { id, key: widgetKey } = await makeWidget();
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const pem = await exportSPKI(publicKey);
    const made = await makeKey(id, { algorithm: "ES256", label: "Own", public_key: pem });
    expect(made).toMatchObject({ algorithm: "ES256", secret: null });
    expect(made.public_key?.trim()).toBe(pem.trim());
    const token = await new SignJWT({ sub: "u-1", aud: widgetKey })
      .setProtectedHeader({ alg: "ES256", kid: made.key_id })
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);
    expect((await identify(widgetKey, token)).status).toBe(200);
  });

  test("that is none of P-256 is refused, with the field named", async () => {
    const { id } = await makeWidget();
    const body = { algorithm: "ES256", label: "Own", public_key: "hello" };
    const refusal = await refusalOf(await sendAdmin(id, "POST", "identity-keys", body));
    expect(refusal).toMatchObject({ status: 400, code: "bad_request", field: "public_key" });
  });
});

test("a widget has no more live keys than fit, and a retired one makes room", async () => {
  const { id } = await makeWidget();
  const keys = [];
  for (let made = 0; made < IDENTITY_KEYS_MAX; made += 1) keys.push(await makeKey(id));
  const body = { algorithm: "HS256", label: "One more" };
  expect((await sendAdmin(id, "POST", "identity-keys", body)).status).toBe(400);
  await retire(id, keys[0]?.id ?? 0);
  await makeKey(id, body);
  const labels = (await listKeys(id)).keys.map(({ label }) => label);
  expect(labels[0]).toBe("One more");
});

test("of keys that were retired by the hundred the last are listed, and each that is live", async () => {
  const { id } = await makeWidget();
  const live = await makeKey(id);
  await database.query(
    `insert into widget_identity_keys (widget_id, key_id, label, algorithm, secret, retired_at)
     select $1, 'wik_' || left(md5(n::text), 16), 'Old ' || n, 'HS256', 'x',
       now() - make_interval(mins => 1000 - n)
     from generate_series(1, 150) n`,
    [id],
  );
  const { keys } = await listKeys(id);
  expect(keys).toHaveLength(IDENTITY_KEYS_LISTED_MAX);
  expect(keys[0]?.label).toBe("Old 150");
  expect(keys.at(-1)?.id).toBe(live.id);
});
