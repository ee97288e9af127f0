import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { clients } from "./clients.ts";
import { instant, oneOf } from "./columns.ts";
import { users } from "./users.ts";

export const ERASURE_REQUESTERS = ["visitor", "user", "retention"] as const;

/** That somebody was erased, without saying who. */
export const erasureReceipts = pgTable(
  "erasure_receipts",
  {
    id: uuid("id").primaryKey(),
    clientId: integer("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    requestedBy: text("requested_by", { enum: ERASURE_REQUESTERS }).notNull(),
    userId: integer("user_id").references(() => users.id, { onDelete: "set null" }),
    subjectHash: text("subject_hash").notNull(),
    counts: jsonb("counts").notNull(),
    erasedAt: instant("erased_at").notNull().defaultNow(),
  },
  (table) => [
    oneOf("erasure_receipts_requester_check", table.requestedBy, ERASURE_REQUESTERS),
    index("erasure_receipts_client_page").on(
      table.clientId,
      table.erasedAt.desc(),
      table.id.desc(),
    ),
    index("erasure_receipts_user_id_index").on(table.userId),
  ],
);
