import { listAudit } from "../../worker/src/store/audit-log.ts";
import { listConversations } from "../../worker/src/store/conversations.ts";
import type { Database } from "../../worker/src/store/database.ts";
import type { Keyset, PageWish, Placed } from "../../worker/src/store/keyset.ts";
import { listLeads } from "../../worker/src/store/leads.ts";

/** The dashboard asks for so many, and one more that tells whether there is another page. */
const PAGE_ROWS = 10;
const FAR_PAGE = 1_000;
const HOP_ROWS = 100;

export interface List {
  readonly name: string;
  /** The very function that the route calls. */
  readonly read: (db: Database, page: PageWish) => Promise<readonly Placed[]>;
}

const CLIENT = 1;
const WIDGET = 2;

export const LISTS: readonly List[] = [
  {
    name: "conversations of all clients",
    read: (db, page) => listConversations(db, null, {}, page),
  },
  { name: "of one client", read: (db, page) => listConversations(db, CLIENT, {}, page) },
  {
    name: "of one widget",
    read: (db, page) => listConversations(db, CLIENT, { widget_id: WIDGET }, page),
  },
  {
    name: "completed",
    read: (db, page) => listConversations(db, null, { status: "completed" }, page),
  },
  {
    name: "of one client, with a lead",
    read: (db, page) => listConversations(db, CLIENT, { has_lead: true }, page),
  },
  { name: "spam", read: (db, page) => listConversations(db, null, { is_spam: true }, page) },
  {
    name: "that hold a rare word",
    read: (db, page) => listConversations(db, null, { search: RARE_WORD }, page),
  },
  {
    name: "that hold a common word",
    read: (db, page) => listConversations(db, CLIENT, { search: COMMON_WORD }, page),
  },
  {
    name: "that hold two letters",
    read: (db, page) => listConversations(db, CLIENT, { search: "7c" }, page),
  },
  { name: "leads of one client", read: (db, page) => listLeads(db, CLIENT, {}, page) },
  { name: "audit log", read: (db, page) => listAudit(db, null, {}, page) },
];

/** In the name and the only message of the conversation that was made as the seventh. */
const RARE_WORD = "8f14e45fceea167a";
/** In every message. */
const COMMON_WORD = "question";

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
