import { pgTable, text } from "drizzle-orm/pg-core";
import { CLIENT_STATUSES } from "../../contracts/admin/clients.ts";
import { createdAt, identityKey, oneOf, searchIndex, updatedAt } from "./columns.ts";

/** A business that owns widgets. */
export const clients = pgTable(
  "clients",
  {
    id: identityKey(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    phone: text("phone"),
    website: text("website"),
    industry: text("industry"),
    /** IANA zone: a day of its analytics begins at its midnight. */
    timezone: text("timezone").notNull().default("UTC"),
    status: text("status", { enum: CLIENT_STATUSES }).notNull().default("active"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("clients_status_check", table.status, CLIENT_STATUSES),
    searchIndex("clients_name_search", table.name),
  ],
);
