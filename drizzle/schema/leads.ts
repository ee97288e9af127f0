import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  LEAD_ACTIVITY_TYPES,
  LEAD_SOURCES,
  LEAD_STATUSES,
  LOST_REASONS,
} from "../../contracts/admin/leads.ts";
import { clients } from "./clients.ts";
import {
  createdAt,
  edgeKey,
  identityKey,
  notNegative,
  oneOf,
  searchIndex,
  updatedAt,
} from "./columns.ts";
import { users } from "./users.ts";
import { widgetConfigs } from "./widget-configs.ts";

export const leads = pgTable(
  "leads",
  {
    id: edgeKey(),
    clientId: integer("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    // A lead stays with its client when the widget that it came from is gone.
    widgetId: integer("widget_id").references(() => widgetConfigs.id, { onDelete: "set null" }),
    name: text("name"),
    email: text("email"),
    phone: text("phone"),
    company: text("company"),
    source: text("source", { enum: LEAD_SOURCES }).notNull().default("chat_widget"),
    status: text("status", { enum: LEAD_STATUSES }).notNull().default("new"),
    assignedTo: integer("assigned_to").references(() => users.id, { onDelete: "set null" }),
    convertedClientId: integer("converted_client_id").references(() => clients.id, {
      onDelete: "set null",
    }),
    duplicateOf: uuid("duplicate_of").references((): AnyPgColumn => leads.id, {
      onDelete: "set null",
    }),
    /** Marked by itself, for the same e-mail address or phone number; nobody has looked at it. */
    isPossibleDuplicate: boolean("is_possible_duplicate").notNull().default(false),
    /** It is part of this one now, and in no list. */
    mergedInto: uuid("merged_into").references((): AnyPgColumn => leads.id, {
      onDelete: "cascade",
    }),
    lostReason: text("lost_reason", { enum: LOST_REASONS }),
    lostNote: text("lost_note"),
    notes: text("notes"),
    pageUrl: text("page_url"),
    referrerUrl: text("referrer_url"),
    utm: jsonb("utm").notNull().default({}),
    /** Of what the edge knows of the lead: a lower one that arrives later is ignored. */
    revision: integer("revision").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("leads_source_check", table.source, LEAD_SOURCES),
    oneOf("leads_status_check", table.status, LEAD_STATUSES),
    oneOf("leads_lost_reason_check", table.lostReason, LOST_REASONS),
    notNegative("leads_revision_check", table.revision),
    index("leads_client_page").on(table.clientId, table.createdAt.desc(), table.id.desc()),
    index("leads_client_status_page").on(
      table.clientId,
      table.status,
      table.createdAt.desc(),
      table.id.desc(),
    ),
    index("leads_status_page").on(table.status, table.createdAt.desc(), table.id.desc()),
    index("leads_page").on(table.createdAt.desc(), table.id.desc()),
    index("leads_client_email_index").on(table.clientId, sql`lower(${table.email})`),
    index("leads_client_phone_index").on(table.clientId, table.phone),
    index("leads_widget_id_index").on(table.widgetId),
    index("leads_assigned_to_index").on(table.assignedTo),
    index("leads_converted_client_id_index").on(table.convertedClientId),
    index("leads_duplicate_of_index").on(table.duplicateOf),
    index("leads_merged_into_index").on(table.mergedInto),
    searchIndex("leads_name_search", table.name),
    searchIndex("leads_email_search", table.email),
    searchIndex("leads_phone_search", table.phone),
    searchIndex("leads_company_search", table.company),
  ],
);

/** The lead's time line. */
export const leadActivities = pgTable(
  "lead_activities",
  {
    id: identityKey(),
    leadId: uuid("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    userId: integer("user_id").references(() => users.id, { onDelete: "set null" }),
    activityType: text("activity_type", { enum: LEAD_ACTIVITY_TYPES }).notNull(),
    details: jsonb("details").notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("lead_activities_activity_type_check", table.activityType, LEAD_ACTIVITY_TYPES),
    // A lead is captured once, however often its delivery is repeated.
    uniqueIndex("lead_activities_captured_once")
      .on(table.leadId)
      .where(sql`${table.activityType} = 'captured'`),
    index("lead_activities_lead_page").on(table.leadId, table.createdAt.desc(), table.id.desc()),
    index("lead_activities_user_id_index").on(table.userId),
  ],
);
