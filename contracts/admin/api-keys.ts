import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import { RIGHTS } from "../rights.ts";
import { Instant, QueryId, RowId, visibleText } from "./fields.ts";
import { changes, reads } from "./operation.ts";

/** `wtfk_` and 43 letters of base64url: 256 random bits. */
export const API_KEY_PATTERN = /^wtfk_[\w-]{43}$/;

/** What no key may do: keys, accounts and second factors are a person's business. */
export const NOT_FOR_KEYS = [
  "me.manage",
  "api_keys.manage",
  "users.manage",
  "clients.manage",
] as const;
export const API_KEY_SCOPES = RIGHTS.filter(
  (right) => !(NOT_FOR_KEYS as readonly string[]).includes(right),
);

export const ApiKey = z.object({
  id: RowId,
  client_id: RowId,
  client_name: z.string(),
  name: z.string(),
  /** The first letters, by which it is known again. */
  prefix: z.string(),
  scopes: z.array(z.enum(RIGHTS)),
  /** A key acts for whoever made it, and stops when they do. */
  created_by_name: z.string().nullable(),
  created_at: Instant,
  expires_at: Instant.nullable(),
  /** To the minute. */
  last_used_at: Instant.nullable(),
  last_used_ip: z.string().nullable(),
  revoked_at: Instant.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const CreateApiKey = z.object({
  client_id: RowId.optional(),
  name: visibleText(80),
  scopes: z.array(z.enum(RIGHTS)).min(1).max(RIGHTS.length),
  /** Null: never. */
  expires_at: Instant.nullable(),
});

/** The key itself is shown here and never again: only its hash is kept. */
export const ApiKeyCreated = ApiKey.extend({ key: z.string() });
export type ApiKeyCreated = z.infer<typeof ApiKeyCreated>;

export const apiKeyOperations = {
  "GET /api-keys": reads({
    summary: "Keys for programs, newest first, the revoked ones too",
    right: "api_keys.manage",
    query: PageQuery.extend({ client_id: QueryId.optional() }),
    out: pageOf(ApiKey),
  }),
  "POST /api-keys": changes({
    summary: "Makes a key; it is shown once",
    right: "api_keys.manage",
    body: CreateApiKey,
    status: 201,
    out: ApiKeyCreated,
    audit: "api_key.created",
  }),
  "DELETE /api-keys/:apiKeyId": changes({
    summary: "Revokes a key; it stops working at once",
    right: "api_keys.manage",
    scope: "apiKey",
    out: null,
    audit: "api_key.revoked",
  }),
} as const;
