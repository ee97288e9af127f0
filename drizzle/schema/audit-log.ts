import { index, inet, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { clients } from "./clients.ts";
import { createdAt, identityKey } from "./columns.ts";
import { users } from "./users.ts";

/** Who changed what. It outlives the user and the client that it speaks of. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: identityKey(),
    userId: integer("user_id").references(() => users.id, { onDelete: "set null" }),
    clientId: integer("client_id").references(() => clients.id, { onDelete: "set null" }),
    action: text("action").notNull(),
    entityType: text("entity_type").notNull(),
    /** Text, because some keys are numbers and some UUIDs. */
    entityId: text("entity_id"),
    details: jsonb("details").notNull().default({}),
    ipAddress: inet("ip_address"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
  },
  (table) => [
    index("audit_log_page").on(table.createdAt.desc(), table.id.desc()),
    index("audit_log_client_page").on(table.clientId, table.createdAt.desc(), table.id.desc()),
    index("audit_log_user_id_index").on(table.userId),
    index("audit_log_entity_index").on(table.entityType, table.entityId),
  ],
);
