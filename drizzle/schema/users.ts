import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ROLES } from "../../contracts/rights.ts";
import { clients } from "./clients.ts";
import { createdAt, identityKey, instant, oneOf, updatedAt } from "./columns.ts";

/** A person who signs in. The first columns are those that the sign-in library expects of a user. */
export const users = pgTable(
  "users",
  {
    id: identityKey(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    role: text("role", { enum: ROLES }).notNull().default("client_user"),
    /** Null for super admins, and for nobody else. */
    clientId: integer("client_id").references(() => clients.id, { onDelete: "cascade" }),
    isActive: boolean("is_active").notNull().default(true),
    twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
    /** BCP 47, of the dashboard and of mails to this user. */
    locale: text("locale").notNull().default("en"),
    /** Whether new leads come to them in turn. */
    takesLeads: boolean("takes_leads").notNull().default(true),
    /** What they are told of by mail, where that is not the usual. */
    notificationPreferences: jsonb("notification_preferences").notNull().default({}),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("users_role_check", table.role, ROLES),
    // Without it, a user whose client was never set would be one check away from everybody's rows.
    check("users_client_check", sql`(${table.role} = 'super_admin') = (${table.clientId} is null)`),
    uniqueIndex("users_email_unique").on(sql`lower(${table.email})`),
    index("users_client_id_index").on(table.clientId),
  ],
);

export const session = pgTable(
  "session",
  {
    id: identityKey(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    token: text("token").notNull().unique("session_token_unique"),
    expiresAt: instant("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index("session_user_id_index").on(table.userId),
    index("session_expires_at_index").on(table.expiresAt),
  ],
);
