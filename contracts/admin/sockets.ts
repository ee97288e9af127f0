import { z } from "zod";
import { QueryId } from "./fields.ts";
import { type OperationTable, reads } from "./operation.ts";

/**
 * What is no call with an answer but a socket that stays open: guarded as the operations are, and
 * spoken as `contracts/inbox-frames.ts` says.
 */
export const ADMIN_SOCKETS = {
  "GET /inbox/socket": reads({
    summary:
      "What happens in the conversations of one's client; for super admins, of one or of all",
    right: "conversations.read",
    query: z.object({ client_id: QueryId.optional() }),
    out: null,
  }),
} as const satisfies OperationTable;
