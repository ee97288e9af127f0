import { type ApiKey, apiKeyOperations } from "../../../../contracts/admin/api-keys.ts";
import { decideOwner } from "../../domain/access.ts";
import { unfitScope } from "../../domain/api-key.ts";
import { AppError } from "../../errors.ts";
import { pathId } from "../../middleware/path-id.ts";
import { type ApiKeyRow, createApiKey, listApiKeys, revokeApiKey } from "../../store/api-keys.ts";
import { findClient } from "../../store/clients.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

export const apiKeyRoutes = serve(apiKeyOperations, {
  "GET /api-keys": async ({ db, scope, query }) =>
    keysetPage(await listApiKeys(db, scope, pageWish(query, "int4")), query, keyOf),
  "POST /api-keys": async ({ db, actor, body }) => {
    const clientId = decideOwner(actor, body.client_id);
    if (clientId === null || !(await findClient(db, clientId))) {
      throw unfit("client_id", "client_id must be one of your clients.");
    }
    const { name, scopes, expires_at: expiresAt } = body;
    const scope = unfitScope(scopes);
    if (scope) throw unfit("scopes", `A key cannot have the right ${scope}.`);
    if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) {
      throw unfit("expires_at", "expires_at must lie ahead.");
    }
    const key = newKey();
    const made = {
      clientId,
      userId: actor.userId,
      key,
      name,
      scopes: [...new Set(scopes)],
      expiresAt,
    };
    return { ...keyOf(found(await createApiKey(db, made))), key };
  },
  "DELETE /api-keys/:apiKeyId": async ({ c, db }) => {
    found((await revokeApiKey(db, pathId(c, "apiKeyId"))) || null);
    return undefined;
  },
});

/** `wtfk_` and 256 random bits in base64url. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `wtfk_${base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

function unfit(field: string, message: string): AppError {
  return new AppError("bad_request", { message, field });
}

function keyOf(row: ApiKeyRow): ApiKey {
  return viewOf<ApiKeyRow, keyof ApiKey>(
    row,
    "created_at",
    "expires_at",
    "last_used_at",
    "revoked_at",
  );
}
