import { listAudit } from "../../worker/src/store/audit-log.ts";
import {
  type ConversationFilter,
  listConversations,
} from "../../worker/src/store/conversation-list.ts";
import type { Database } from "../../worker/src/store/database.ts";
import type { Keyset, PageWish, Placed } from "../../worker/src/store/keyset.ts";
import { listLeads } from "../../worker/src/store/leads.ts";
import { FOREIGN_WORD } from "./fill.ts";

/** The dashboard asks for so many, and one more that tells whether there is another page. */
const PAGE_ROWS = 10;
const FAR_PAGE = 1_000;
const HOP_ROWS = 100;

export interface List {
  readonly name: string;
  /** The very function that the route calls. */
  readonly read: (db: Database, page: PageWish) => Promise<readonly Placed[]>;
}

/** In the name and the only message of the conversation that was made as the seventh. */
const RARE_WORD = "8f14e45fceea167a";
/** In every message. */
const COMMON_WORD = "question";
/** Nothing is both: a lead completes its conversation. */
const NONE = { status: "abandoned" } as const;

const CLIENT = 1;
const WIDGET = 2;

const conversations =
  (scope: number | null, filter: ConversationFilter): List["read"] =>
  async (db, page) =>
    (await listConversations(db, scope, filter, page)).rows;

export const LISTS: readonly List[] = [
  { name: "conversations of all clients", read: conversations(null, {}) },
  { name: "of one client", read: conversations(CLIENT, {}) },
  { name: "of one widget", read: conversations(CLIENT, { widget_id: WIDGET }) },
  { name: "completed", read: conversations(null, { status: "completed" }) },
  { name: "of all clients, with a lead", read: conversations(null, { has_lead: true }) },
  { name: "of one client, with a lead", read: conversations(CLIENT, { has_lead: true }) },
  { name: "abandoned, with a lead", read: conversations(null, { ...NONE, has_lead: true }) },
  { name: "spam", read: conversations(null, { is_spam: true }) },
  { name: "with an unhelpful answer", read: conversations(CLIENT, { answers: "unhelpful" }) },
  { name: "with an unsure answer", read: conversations(CLIENT, { answers: "unsure" }) },
  { name: "that hold a rare word", read: conversations(null, { search: RARE_WORD }) },
  { name: "that hold a common word", read: conversations(CLIENT, { search: COMMON_WORD }) },
  { name: "a word that nobody wrote", read: conversations(CLIENT, { search: "dirigible" }) },
  { name: "another client's word", read: conversations(CLIENT, { search: FOREIGN_WORD }) },
  { name: "leads of one client", read: (db, page) => listLeads(db, CLIENT, {}, page) },
  { name: "audit log", read: (db, page) => listAudit(db, null, {}, page) },
];

export const firstPage: PageWish = { after: null, limit: PAGE_ROWS + 1 };

/**
 * The 1,000th page as its reader comes to it: by the cursor of the one before. Walked to in large
 * steps, which a page of a hundred rows allows. Where the list is shorter, its last full page.
 */
export async function farPage(
  db: Database,
  { read }: List,
): Promise<{ page: PageWish; number: number }> {
  let after: Keyset | null = null;
  let rowsPassed = 0;
  while (rowsPassed < FAR_PAGE * PAGE_ROWS) {
    const rows = await read(db, { after, limit: HOP_ROWS });
    const last = rows.at(-1);
    if (!last || rows.length < HOP_ROWS) break;
    after = { at: last.page_at, id: String(last.id) };
    rowsPassed += rows.length;
  }
  return { page: { after, limit: PAGE_ROWS + 1 }, number: Math.floor(rowsPassed / PAGE_ROWS) };
}
