import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { CLIENT_STATUSES, LEAD_ASSIGNMENTS } from "../../contracts/admin/clients.ts";
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
    /** ISO 3166-1 alpha-2: where phone numbers belong that are written without a country. */
    country: text("country").notNull().default("US"),
    leadAssignment: text("lead_assignment", { enum: LEAD_ASSIGNMENTS }).notNull().default("manual"),
    /** Who got the last lead by turn. No reference: the turn goes on after somebody who is gone. */
    lastAssignedUserId: integer("last_assigned_user_id"),
    /** Null: never. */
    leadReminderHours: integer("lead_reminder_hours").default(24),
    leadEscalationHours: integer("lead_escalation_hours").default(72),
    status: text("status", { enum: CLIENT_STATUSES }).notNull().default("active"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("clients_status_check", table.status, CLIENT_STATUSES),
    oneOf("clients_lead_assignment_check", table.leadAssignment, LEAD_ASSIGNMENTS),
    check(
      "clients_follow_up_check",
      sql`${table.leadReminderHours} > 0 and ${table.leadEscalationHours} > 0`,
    ),
    searchIndex("clients_name_search", table.name),
  ],
);
