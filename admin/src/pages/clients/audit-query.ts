import { QueryId } from "../../../../contracts/admin/fields.ts";

import { daysIn } from "../../api/day-query.ts";
export const ENTITIES = [
  "widget",
  "entry",
  "knowledge",
  "test",
  "identity_key",
  "import",
  "proposal",
  "generation",
  "conversation",
  "canned_reply",
  "lead",
  "appointment",
  "spam_rule",
  "installation",
  "client",
  "user",
  "visitor",
  "webhook",
  "api_key",
] as const;

/** The filters as they stand in the page's address. */
export interface AuditParams {
  readonly entity?: string;
  readonly action?: string;
  readonly user?: string;
  readonly from?: string;
  readonly to?: string;
}

const ACTION = /^[a-z_]{1,40}\.[a-z_]{1,39}$/;

/** What the API is asked for them. What makes no sense there is left out: an address can be typed. */
export function auditQuery({ entity, action, user, from, to }: AuditParams) {
  const type = ENTITIES.find((known) => known === entity);
  const userId = QueryId.safeParse(user ?? "").data;
  return {
    ...(type ? { entity_type: type } : {}),
    ...(action && ACTION.test(action) ? { action } : {}),
    ...(userId ? { user_id: userId } : {}),
    ...daysIn({ from, to }),
  };
}
