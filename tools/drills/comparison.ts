import { type ConversationRows, compareConversation } from "./conversation-comparison.ts";
import { EntryTally } from "./entry-tally.ts";
import type { Ledger } from "./ledger.ts";
import type { Stored, StoredConversation, StoredMessage } from "./stored.ts";

/**
 * Every way in which Postgres differs from what visitors were told; empty when each acknowledged
 * message is there exactly once, in order, with right counters, and nothing is there that nobody sent.
 */
export function compare(ledger: Ledger, stored: Stored): string[] {
  const byConversation = groupRows(stored);
  const tally = new EntryTally(stored.entries);
  const differences: string[] = [];
  for (const expected of ledger.conversations.values()) {
    const found = byConversation.get(expected.id);
    if (!found) {
      differences.push(`conversation ${expected.id} is missing`);
      continue;
    }
    differences.push(...compareConversation(expected, found, ledger.lostTexts));
    tally.add(expected, found.messages);
  }
  for (const row of stored.conversations) {
    if (!ledger.conversations.has(row.id)) {
      differences.push(`conversation ${row.id} was never acknowledged to anybody`);
    }
  }
  return [
    ...differences,
    ...doubledTexts(stored),
    ...compareLeads(ledger, stored),
    ...tally.differences(),
  ];
}

function groupRows(stored: Stored): Map<string, ConversationRows> {
  const groups = new Map<string, { row: StoredConversation; messages: StoredMessage[] }>();
  for (const row of stored.conversations) groups.set(row.id, { row, messages: [] });
  for (const message of stored.messages) {
    groups.get(message.conversation_id)?.messages.push(message);
  }
  return groups;
}

/** Each visitor's text is unlike any other, so twice the same is one message stored twice. */
function doubledTexts(stored: Stored): string[] {
  const seen = new Set<string>();
  const doubled: string[] = [];
  for (const message of stored.messages) {
    if (message.message_type !== "user") continue;
    if (seen.has(message.message_text)) doubled.push(`"${message.message_text}" is there twice`);
    seen.add(message.message_text);
  }
  return doubled;
}

function compareLeads(ledger: Ledger, stored: Stored): string[] {
  const differences: string[] = [];
  const found = new Map(stored.leads.map((lead) => [lead.id, lead]));
  for (const { lead } of ledger.conversations.values()) {
    if (!lead) continue;
    const row = found.get(lead.id);
    found.delete(lead.id);
    if (!row) differences.push(`lead ${lead.id} is missing`);
    else if (row.name !== lead.name || row.email !== lead.email || row.phone !== lead.phone) {
      differences.push(`lead ${lead.id} has other details than were left`);
    } else if (row.captures !== 1) {
      differences.push(`lead ${lead.id} was noted as captured ${row.captures} times`);
    }
  }
  return [...differences, ...[...found.keys()].map((id) => `lead ${id} was never acknowledged`)];
}
