import {
  type CreateIdentityKey,
  IDENTITY_KEYS_MAX,
  type IdentityKey,
  identityKeyOperations,
} from "../../../../contracts/admin/identity-keys.ts";
import { AppError } from "../../errors.ts";
import {
  newKeyId,
  newSecret,
  PublicJwk,
  pemOf,
  readPublicKey,
} from "../../identity/identity-key.ts";
import { pathId } from "../../middleware/path-id.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import {
  countLiveIdentityKeys,
  createIdentityKey,
  type IdentityKeyRow,
  listIdentityKeys,
  type NewIdentityKey,
  retireIdentityKey,
} from "../../store/identity-keys.ts";
import { found, serve } from "./serve.ts";

export const identityKeyRoutes = serve(identityKeyOperations, {
  "GET /widgets/:widgetId/identity-keys": async ({ c, db }) => {
    const rows = await listIdentityKeys(db, c.var.ownWidget.id);
    return { items: await Promise.all(rows.map(keyOf)) };
  },
  "POST /widgets/:widgetId/identity-keys": async ({ c, db, actor, body }) => {
    const { id: widgetId, widgetKey } = c.var.ownWidget;
    requireRoom(await countLiveIdentityKeys(db, widgetId));
    const material = await materialOf(body);
    const made = {
      widgetId,
      keyId: newKeyId(),
      label: body.label,
      createdBy: actor.userId,
      ...material,
    };
    const key = found(await createIdentityKey(db, made));
    await publishNow(c.env, db, widgetKey);
    return { ...(await keyOf(key)), secret: material.secret };
  },
  "DELETE /widgets/:widgetId/identity-keys/:identityKeyId": async ({ c, db }) => {
    const { id: widgetId, widgetKey } = c.var.ownWidget;
    found((await retireIdentityKey(db, widgetId, pathId(c, "identityKeyId"))) || null);
    await publishNow(c.env, db, widgetKey);
    return undefined;
  },
});

type Material = Pick<NewIdentityKey, "algorithm" | "publicJwk"> & {
  readonly secret: string | null;
};

async function materialOf(body: CreateIdentityKey): Promise<Material> {
  const { algorithm } = body;
  if (algorithm === "HS256") return { algorithm, secret: newSecret(), publicJwk: null };
  const read = await readPublicKey(body.public_key);
  if ("problem" in read) {
    const message = `public_key ${read.problem}.`;
    throw new AppError("bad_request", { message, field: "public_key" });
  }
  return { algorithm, secret: null, publicJwk: read.jwk };
}

function requireRoom(count: number): void {
  if (count < IDENTITY_KEYS_MAX) return;
  const message = `A widget has at most ${IDENTITY_KEYS_MAX} live identity keys. Retire one that no server signs with any more.`;
  throw new AppError("bad_request", { message, field: "label" });
}

async function keyOf(row: IdentityKeyRow): Promise<IdentityKey> {
  return {
    id: row.id,
    key_id: row.keyId,
    label: row.label,
    algorithm: row.algorithm,
    purpose: row.purpose,
    public_key: row.publicJwk === null ? null : await pemOf(PublicJwk.parse(row.publicJwk)),
    created_at: row.createdAt.toISOString(),
    retired_at: row.retiredAt?.toISOString() ?? null,
  };
}
