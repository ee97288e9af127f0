import { z } from "zod";
import { IDENTITY_ALGORITHMS } from "../identity.ts";
import { Instant, RowId, visibleText } from "./fields.ts";
import { changes, reads } from "./operation.ts";

/** Live ones of a widget: enough to rotate, few enough that each token is tried with all. */
export const IDENTITY_KEYS_MAX = 5;
/** Those that are retired stay; a list has the live ones and, up to this, the latest of the others. */
export const IDENTITY_KEYS_LISTED_MAX = 100;
/** Who signs with it: the client's own server, or the WordPress plugin that we hand out. */
export const IDENTITY_KEY_PURPOSES = ["server", "wordpress"] as const;

export const IdentityKey = z.object({
  id: RowId,
  /** `kid` in the header of a token. */
  key_id: z.string(),
  label: z.string(),
  algorithm: z.enum(IDENTITY_ALGORITHMS),
  purpose: z.enum(IDENTITY_KEY_PURPOSES),
  /** Of an `ES256` key, SPKI in PEM; null for `HS256`, whose secret is not read back. */
  public_key: z.string().nullable(),
  created_at: Instant,
  /** Since when it is not taken any more; null: it is live. */
  retired_at: Instant.nullable(),
});
export type IdentityKey = z.infer<typeof IdentityKey>;

export const CreateIdentityKey = z.discriminatedUnion("algorithm", [
  z.object({ algorithm: z.literal("HS256"), label: visibleText(80) }),
  z.object({
    algorithm: z.literal("ES256"),
    label: visibleText(80),
    /** P-256, as SPKI in PEM or as a JWK. */
    public_key: visibleText(2_000),
  }),
]);
export type CreateIdentityKey = z.infer<typeof CreateIdentityKey>;

/** Of `HS256` the secret, base64url of 32 bytes, to be used as these letters: shown here and never again. */
export const IdentityKeyCreated = IdentityKey.extend({ secret: z.string().nullable() });
export type IdentityKeyCreated = z.infer<typeof IdentityKeyCreated>;

export const identityKeyOperations = {
  "GET /widgets/:widgetId/identity-keys": reads({
    summary:
      "What a widget's visitors may be signed in with, newest first: the live ones, and the last retired ones, 100 in all",
    right: "widgets.manage",
    scope: "widget",
    out: z.object({ items: z.array(IdentityKey) }),
  }),
  "POST /widgets/:widgetId/identity-keys": changes({
    summary: "Makes a secret, or takes a public key; a secret is shown once",
    right: "widgets.manage",
    scope: "widget",
    body: CreateIdentityKey,
    status: 201,
    out: IdentityKeyCreated,
    audit: "identity_key.created",
  }),
  "DELETE /widgets/:widgetId/identity-keys/:identityKeyId": changes({
    summary: "Retires a key; tokens that it signed are refused from now on",
    right: "widgets.manage",
    scope: "widget",
    out: null,
    audit: "identity_key.retired",
  }),
} as const;
