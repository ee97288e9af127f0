import type { z } from "zod";
import {
  CONVERSATION_ANSWERS,
  INBOX_VIEWS,
  type InboxView,
  type ListConversations,
} from "../../../../contracts/admin/conversations.ts";
import { CONVERSATION_STATUSES } from "../../../../contracts/message.ts";
import { daysIn } from "../../api/day-query.ts";
import { wordsIn } from "../../api/search-query.ts";

/** As they stand in the page's address. */
export interface Filters {
  readonly q?: string;
  readonly widget?: string;
  readonly status?: string;
  readonly lead?: string;
  readonly answers?: string;
  /** Which part of the inbox. */
  readonly inbox?: string;
  /** A conversation whose visitor's are looked at. */
  readonly visitor?: string;
  readonly from?: string;
  readonly to?: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the API is asked for them. What makes no sense there is left out: an address can be typed. */
export function queryOf({ q, widget, status, lead, answers, inbox, visitor, ...days }: Filters) {
  const known = CONVERSATION_STATUSES.find((word) => word === status);
  const view = viewIn(inbox);
  const bad = CONVERSATION_ANSWERS.find((word) => word === answers);
  return {
    ...wordsIn(q),
    ...(widget && /^\d+$/.test(widget) ? { widget_id: widget } : {}),
    ...(known ? { status: known } : {}),
    ...(lead === "true" ? { has_lead: "true" } : lead === "false" ? { has_lead: "false" } : {}),
    ...(bad ? { answers: bad } : {}),
    ...(view ? { inbox: view } : {}),
    ...(visitor && UUID.test(visitor) ? { same_visitor_as: visitor } : {}),
    ...daysIn(days),
  } as const satisfies z.input<typeof ListConversations>;
}

export function viewIn(word: string | undefined): InboxView | undefined {
  return INBOX_VIEWS.find((view) => view === word);
}

/** Whether the list may come in short pages, and is dear to read again and again. */
export function isSearch({ q, answers }: Filters): boolean {
  return Boolean(q || answers);
}
