import { pgTable, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** What a user deleted. The edge may still owe something of it, which delivery then leaves out. */
export const deletedConversations = pgTable("deleted_conversations", {
  id: uuid("id").primaryKey(),
  deletedAt: instant("deleted_at").notNull().defaultNow(),
});
