import { index, inet, integer, pgTable, text } from "drizzle-orm/pg-core";
import { clients } from "./clients.ts";
import { createdAt, identityKey, instant } from "./columns.ts";
import { users } from "./users.ts";

/** Keys of programs. A key acts for the user who made it, within its scopes and their rights. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: identityKey(),
    clientId: integer("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    /** SHA-256, hex. A key has 256 random bits, so that nothing slower is needed. */
    keyHash: text("key_hash").notNull().unique("api_keys_key_hash_unique"),
    scopes: text("scopes").array().notNull(),
    createdBy: integer("created_by").references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
    lastUsedIp: inet("last_used_ip"),
    revokedAt: instant("revoked_at"),
    createdAt: createdAt(),
  },
  (table) => [
    index("api_keys_client_page").on(table.clientId, table.createdAt.desc(), table.id.desc()),
    index("api_keys_created_by_index").on(table.createdBy),
  ],
);
