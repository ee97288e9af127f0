import { type SQL, sql } from "drizzle-orm";

/** What a user deleted stays so, whatever the edge still owes of it. */
export const isKept = (conversationId: SQL): SQL =>
  sql`not exists (select from deleted_conversations d where d.id = ${conversationId})`;
