import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  type ExtraConfigColumn,
  index,
  inet,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { CLOSE_OUTCOMES, HANDOVER_PHASES, HANDOVER_REASONS } from "../../contracts/handover.ts";
import { HANDOFF_TYPES } from "../../contracts/lead.ts";
import { CONVERSATION_STATUSES } from "../../contracts/message.ts";
import {
  createdAt,
  edgeKey,
  instant,
  notNegative,
  oneOf,
  searchIndex,
  updatedAt,
} from "./columns.ts";
import { leads } from "./leads.ts";
import { users } from "./users.ts";
import { widgetConfigs } from "./widget-configs.ts";

export const widgetConversations = pgTable(
  "widget_conversations",
  {
    id: edgeKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    sessionId: text("session_id").notNull(),
    /** The widget's key when it began: with the session it names the visitor's object, whatever the key is now. */
    widgetKey: text("widget_key"),
    visitorName: text("visitor_name"),
    visitorEmail: text("visitor_email"),
    visitorPhone: text("visitor_phone"),
    /** The person's id at the client's, whose server has signed for it. */
    visitorExternalId: text("visitor_external_id"),
    /** `KnownVisitor`: what the client's server signed, and what the page said. */
    knownVisitor: jsonb("known_visitor"),
    ipAddress: inet("ip_address"),
    userAgent: text("user_agent"),
    referrerUrl: text("referrer_url"),
    pageUrl: text("page_url"),
    spamScore: real("spam_score").notNull().default(0),
    isSpam: boolean("is_spam").notNull().default(false),
    spamReason: text("spam_reason"),
    /** When a user said whether it is spam: from then on the edge is not asked. */
    spamDecidedAt: instant("spam_decided_at"),
    /** Of the last message of the transcript's chain: a shortened transcript does not end in it. */
    chainHead: text("chain_head"),
    leadCaptured: boolean("lead_captured").notNull().default(false),
    // The lead outlives the conversation and the conversation the lead.
    leadId: uuid("lead_id").references(() => leads.id, { onDelete: "set null" }),
    handoffType: text("handoff_type", { enum: HANDOFF_TYPES }),
    handoffDetails: jsonb("handoff_details"),
    status: text("status", { enum: CONVERSATION_STATUSES }).notNull().default("active"),
    /** What it is to the edge, also while it is marked as spam; null until the edge tells. */
    edgeStatus: text("edge_status", { enum: CONVERSATION_STATUSES }),
    /** Who answers it. */
    handoverPhase: text("handover_phase", { enum: HANDOVER_PHASES }).notNull().default("bot"),
    handoverReason: text("handover_reason", { enum: HANDOVER_REASONS }),
    /** Since when it has been waiting for a person. */
    waitingSince: instant("waiting_since"),
    claimedBy: integer("claimed_by").references(() => users.id, { onDelete: "set null" }),
    claimedAt: instant("claimed_at"),
    /** Who is to look after it. The dashboard's alone: the edge does not know of it. */
    assignedTo: integer("assigned_to").references(() => users.id, { onDelete: "set null" }),
    /** What came of it, as the user said who closed it. */
    outcome: text("outcome", { enum: CLOSE_OUTCOMES }),
    startedAt: instant("started_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
    durationSeconds: integer("duration_seconds"),
    messageCount: integer("message_count").notNull().default(0),
    botResponseCount: integer("bot_response_count").notNull().default(0),
    humanResponseCount: integer("human_response_count").notNull().default(0),
    satisfactionRating: integer("satisfaction_rating"),
    lastMessage: text("last_message"),
    lastMessageAt: instant("last_message_at"),
    /** Of what the edge knows of the row: a lower one that arrives later is ignored. */
    revision: integer("revision").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    ...ofHandover(table),
    oneOf("widget_conversations_status_check", table.status, CONVERSATION_STATUSES),
    oneOf("widget_conversations_edge_status_check", table.edgeStatus, CONVERSATION_STATUSES),
    oneOf("widget_conversations_handoff_type_check", table.handoffType, HANDOFF_TYPES),
    check("widget_conversations_rating_check", sql`${table.satisfactionRating} between 1 and 5`),
    notNegative(
      "widget_conversations_counts_check",
      table.messageCount,
      table.botResponseCount,
      table.humanResponseCount,
      table.revision,
    ),
    check("widget_conversations_duration_check", sql`${table.durationSeconds} >= 0`),
    // Spam has pages of its own: however much of it there is, no other list walks past it.
    index("widget_conversations_widget_page")
      .on(table.widgetId, table.createdAt.desc(), table.id.desc())
      .where(sql`not ${table.isSpam}`),
    index("widget_conversations_widget_status_page")
      .on(table.widgetId, table.status, table.createdAt.desc(), table.id.desc())
      .where(sql`not ${table.isSpam}`),
    index("widget_conversations_widget_started_at_index").on(table.widgetId, table.startedAt),
    index("widget_conversations_session_id_index").on(table.sessionId, table.startedAt),
    index("widget_conversations_external_id_index")
      .on(table.widgetId, table.visitorExternalId)
      .where(sql`${table.visitorExternalId} is not null`),
    index("widget_conversations_visitor_email_index").on(table.visitorEmail),
    index("widget_conversations_status_index").on(table.status, table.lastMessageAt),
    index("widget_conversations_status_page")
      .on(table.status, table.createdAt.desc(), table.id.desc())
      .where(sql`not ${table.isSpam}`),
    // Rare among the others, so that a list of them alone need not walk past all the rest.
    index("widget_conversations_widget_lead_page")
      .on(table.widgetId, table.createdAt.desc(), table.id.desc())
      .where(sql`${table.leadCaptured} and not ${table.isSpam}`),
    index("widget_conversations_lead_page")
      .on(table.createdAt.desc(), table.id.desc())
      .where(sql`${table.leadCaptured} and not ${table.isSpam}`),
    index("widget_conversations_widget_spam_page")
      .on(table.widgetId, table.createdAt.desc(), table.id.desc())
      .where(sql`${table.isSpam}`),
    index("widget_conversations_spam_page")
      .on(table.createdAt.desc(), table.id.desc())
      .where(sql`${table.isSpam}`),
    index("widget_conversations_page")
      .on(table.createdAt.desc(), table.id.desc())
      .where(sql`not ${table.isSpam}`),
    index("widget_conversations_lead_id_index").on(table.leadId),
    ...searches(table),
  ],
);

type Columns = Record<
  | "id"
  | "createdAt"
  | "status"
  | "handoverPhase"
  | "handoverReason"
  | "outcome"
  | "claimedBy"
  | "assignedTo",
  ExtraConfigColumn
>;

type Searched =
  | "visitorName"
  | "visitorEmail"
  | "visitorPhone"
  | "visitorExternalId"
  | "knownVisitor";

function searches(table: Record<Searched, AnyPgColumn>) {
  // What was signed; what the visitor typed has columns of its own.
  const signed = (claim: "name" | "email") =>
    searchIndex(
      `widget_conversations_signed_${claim}_search`,
      sql`(${table.knownVisitor} #>> '{verified,${sql.raw(claim)}}')`,
    ).where(sql`${table.visitorExternalId} is not null`);
  return [
    signed("name"),
    signed("email"),
    searchIndex("widget_conversations_visitor_name_search", table.visitorName),
    searchIndex("widget_conversations_visitor_email_search", table.visitorEmail),
    searchIndex("widget_conversations_visitor_phone_search", table.visitorPhone),
  ];
}

function ofHandover(table: Columns) {
  return [
    oneOf("widget_conversations_handover_phase_check", table.handoverPhase, HANDOVER_PHASES),
    oneOf("widget_conversations_handover_reason_check", table.handoverReason, HANDOVER_REASONS),
    oneOf("widget_conversations_outcome_check", table.outcome, CLOSE_OUTCOMES),
    // Few wait or are being answered at any time.
    index("widget_conversations_handover_page")
      .on(table.createdAt.desc(), table.id.desc())
      .where(sql`${table.handoverPhase} in ('waiting', 'claimed') and ${table.status} = 'active'`),
    index("widget_conversations_claimed_by_index").on(table.claimedBy),
    index("widget_conversations_assigned_page").on(
      table.assignedTo,
      table.createdAt.desc(),
      table.id.desc(),
    ),
  ];
}
