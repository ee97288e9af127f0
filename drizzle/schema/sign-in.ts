import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, identityKey, instant, updatedAt } from "./columns.ts";
import { users } from "./users.ts";

// What the sign-in library keeps beside users and sessions, in the columns that it expects.

/** How a user proves who they are; ours have a password, hashed with scrypt. */
export const account = pgTable(
  "account",
  {
    id: identityKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: instant("access_token_expires_at"),
    refreshTokenExpiresAt: instant("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("account_provider_account_unique").on(table.providerId, table.accountId),
    index("account_user_id_index").on(table.userId),
  ],
);

/** Links and codes that were sent and not used yet: password resets, invitations, second factors. */
export const verification = pgTable(
  "verification",
  {
    id: identityKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index("verification_identifier_index").on(table.identifier),
    index("verification_expires_at_index").on(table.expiresAt),
  ],
);

/** The secret of a user's authenticator app and their recovery codes, both encrypted. */
export const twoFactor = pgTable(
  "two_factor",
  {
    id: identityKey(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    verified: boolean("verified").notNull().default(true),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: instant("locked_until"),
  },
  (table) => [uniqueIndex("two_factor_user_id_unique").on(table.userId)],
);

/** Calls to the sign-in routes by address and path. */
export const rateLimit = pgTable("rate_limit", {
  id: identityKey(),
  key: text("key").notNull().unique("rate_limit_key_unique"),
  count: integer("count").notNull(),
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
});

/** Failed sign-ins by account, whatever address they came from: a guess counts before it is judged. */
export const signInAttempts = pgTable("sign_in_attempts", {
  /** SHA-256 of the e-mail address in lower case: of strangers we keep no address. */
  emailHash: text("email_hash").primaryKey(),
  count: integer("count").notNull(),
  windowStartedAt: instant("window_started_at").notNull(),
});
