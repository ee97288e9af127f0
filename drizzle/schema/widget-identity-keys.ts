import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { IDENTITY_KEY_PURPOSES } from "../../contracts/admin/identity-keys.ts";
import { IDENTITY_ALGORITHMS } from "../../contracts/identity.ts";
import { createdAt, identityKey, instant, oneOf } from "./columns.ts";
import { users } from "./users.ts";
import { widgetConfigs } from "./widget-configs.ts";

/** What a widget's visitors may be signed in with. */
export const widgetIdentityKeys = pgTable(
  "widget_identity_keys",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    /** `kid` in the header of a token. */
    keyId: text("key_id").notNull(),
    label: text("label").notNull(),
    algorithm: text("algorithm", { enum: IDENTITY_ALGORITHMS }).notNull(),
    purpose: text("purpose", { enum: IDENTITY_KEY_PURPOSES }).notNull().default("server"),
    /** Of HS256. Kept as it is: a signature can be checked with nothing less. */
    secret: text("secret"),
    /** Of ES256: a JWK (RFC 7517) of P-256, public. */
    publicJwk: jsonb("public_jwk"),
    createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    retiredAt: instant("retired_at"),
  },
  (table) => [
    oneOf("widget_identity_keys_algorithm_check", table.algorithm, IDENTITY_ALGORITHMS),
    oneOf("widget_identity_keys_purpose_check", table.purpose, IDENTITY_KEY_PURPOSES),
    check(
      "widget_identity_keys_material_check",
      sql`case ${table.algorithm} when 'HS256' then ${table.secret} is not null and ${table.publicJwk} is null else ${table.secret} is null and ${table.publicJwk} is not null end`,
    ),
    unique("widget_identity_keys_widget_key_id_unique").on(table.widgetId, table.keyId),
    index("widget_identity_keys_created_by_index").on(table.createdBy),
  ],
);
