import type { SQL } from "drizzle-orm";
import { z } from "zod";
import type { LeadEvent, OutboxEvent } from "../domain/outbox-event.ts";
import type { Database } from "./database.ts";
import {
  addMessages,
  keepAcceptances,
  lockEntries,
  saveConversations,
  saveFeedback,
} from "./delivery-statements.ts";
import {
  fillStanding,
  lockClients,
  lockFamilies,
  lockLeads,
  markRepeat,
  saveLeads,
  withNormalPhones,
} from "./lead-delivery.ts";
import { caughtIn, countSpamRules, lockSpamRules } from "./spam-delivery.ts";
import { sqlStateOf } from "./sql-state.ts";
import { lookForWebhooks, saysSo } from "./webhook-events.ts";

/**
 * Brings a batch of what an object owes into Postgres: one transaction, one round trip (one more for a
 * phone number that does not tell its country), all or nothing. Exactly once in effect: rows are keyed, changes carry a revision, and counters move only
 * by what was really new; so any batch may be repeated, whole or in part, and changes nothing. True
 * where webhooks have something to tell by now.
 */
export async function deliverEvents(
  db: Database,
  events: readonly OutboxEvent[],
): Promise<boolean> {
  const captured = newest(events.filter((event) => event.kind === "lead"));
  const leads = await withNormalPhones(db, captured);
  const [first, ...others] = statementsFor(events, leads).map((statement) => db.execute(statement));
  if (!first) return false;
  const results = await db.batch([first, ...others, ...lookForWebhooks(db)]);
  return saysSo(results.at(-1));
}

/** In the order in which one row needs another: a conversation names its lead, a message its conversation. */
function statementsFor(events: readonly OutboxEvent[], leads: readonly LeadEvent[]): SQL[] {
  const messages = events.filter((event) => event.kind === "message");
  const feedback = newest(events.filter((event) => event.kind === "feedback"));
  const conversations = newest(events.filter((event) => event.kind === "conversation"));
  const acceptances = events.filter((event) => event.kind === "disclaimer");
  const statements: SQL[] = leads.length > 0 ? [lockClients(leads)] : [];
  if (feedback.length > 0 || messages.some((message) => message.knowledgeEntryId !== null)) {
    statements.push(lockEntries(messages, feedback));
  }
  if (conversations.some(({ leadId }) => leadId)) statements.push(lockLeads(conversations));
  if (leads.length > 0) {
    const byAge = newestFirst(leads);
    statements.push(lockFamilies(leads), saveLeads(leads));
    statements.push(...byAge.map(fillStanding), ...byAge.map(markRepeat));
  }
  if (conversations.length > 0) statements.push(saveConversations(withValidIp(conversations)));
  const caught = caughtIn(messages);
  if (caught.length > 0) statements.push(lockSpamRules(caught), countSpamRules(caught));
  if (messages.length > 0) statements.push(addMessages(messages));
  if (feedback.length > 0) statements.push(saveFeedback(feedback));
  if (acceptances.length > 0) statements.push(keepAcceptances(withValidIp(acceptances)));
  return statements;
}

/** Of two in one batch the younger one is the repeat. */
function newestFirst(leads: readonly LeadEvent[]): LeadEvent[] {
  return leads.toSorted((one, other) => other.createdAtMs - one.createdAtMs);
}

type RevisedEvent = Extract<OutboxEvent, { revision: number }>;

/** The highest revision of each row: one statement cannot change the same row twice. */
function newest<Event extends RevisedEvent>(events: readonly Event[]): Event[] {
  const byRow = new Map<string, Event>();
  for (const event of events) {
    const row = event.kind === "feedback" ? event.messageId : event.id;
    const known = byRow.get(row);
    if (!known || known.revision < event.revision) byRow.set(row, event);
  }
  return [...byRow.values()];
}

const IpAddress = z.union([z.ipv4(), z.ipv6()]);

/** An address that is none becomes unknown: it is not worth a visitor's message. */
function withValidIp<Event extends { readonly ipAddress: string | null }>(
  events: readonly Event[],
): Event[] {
  return events.map((event) =>
    IpAddress.safeParse(event.ipAddress).success ? event : { ...event, ipAddress: null },
  );
}

/**
 * SQLSTATE classes of a row that Postgres will never take: 22 a value that does not fit its type, 23
 * a constraint (its widget is gone), 54 a size beyond what an index can hold.
 * https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
const POISON_CLASSES: ReadonlySet<string> = new Set(["22", "23", "54"]);

/**
 * Whether trying again can help. All that is not a row's own fault does: a lost connection, a
 * deadlock (40P01), a server that starts or is full, a table that a migration has yet to make.
 */
export function classifyDeliveryError(error: unknown): "retry" | "poison" {
  return POISON_CLASSES.has(sqlStateOf(error)?.slice(0, 2) ?? "") ? "poison" : "retry";
}
