import type { LedgerConversation } from "./ledger.ts";
import type { StoredEntry, StoredMessage } from "./stored.ts";

interface Counts {
  used: number;
  helpful: number;
  notHelpful: number;
}

/**
 * Counts the use of each knowledge entry anew, from the answers that visitors were given, and not
 * from what Postgres says of them.
 */
export class EntryTally {
  readonly #entries: readonly StoredEntry[];
  readonly #byAnswer = new Map<string, number>();
  readonly #counts = new Map<number, Counts>();

  constructor(entries: readonly StoredEntry[]) {
    this.#entries = entries;
    for (const entry of entries) {
      this.#byAnswer.set(`${entry.widget_key} ${entry.answer}`, entry.id);
      this.#counts.set(entry.id, { used: 0, helpful: 0, notHelpful: 0 });
    }
  }

  add(conversation: LedgerConversation, stored: readonly StoredMessage[]): void {
    const acknowledged = new Map(conversation.messages.map((one) => [one.answerSeq, one.answer]));
    for (const message of stored) {
      // An answer whose acknowledgement was lost is known only from what was stored.
      if (message.message_type === "bot" && !acknowledged.has(message.seq)) {
        acknowledged.set(message.seq, message.message_text);
      }
    }
    for (const [seq, answer] of acknowledged) {
      const counts = this.#countsOf(conversation.widgetKey, answer);
      if (!counts) continue;
      counts.used += 1;
      const word = conversation.feedback.get(seq);
      if (word === true) counts.helpful += 1;
      if (word === false) counts.notHelpful += 1;
    }
  }

  differences(): string[] {
    return this.#entries.flatMap((entry) => {
      const counts = this.#counts.get(entry.id);
      if (!counts) return [];
      return [
        ...differ(entry, "times_used", entry.times_used, counts.used),
        ...differ(entry, "helpful_count", entry.helpful_count, counts.helpful),
        ...differ(entry, "not_helpful_count", entry.not_helpful_count, counts.notHelpful),
      ];
    });
  }

  /** Undefined for what the bot says of its own accord. */
  #countsOf(widgetKey: string, answer: string): Counts | undefined {
    return this.#counts.get(this.#byAnswer.get(`${widgetKey} ${answer}`) ?? -1);
  }
}

function differ(entry: StoredEntry, column: string, stored: number, counted: number): string[] {
  return stored === counted
    ? []
    : [`knowledge entry ${entry.id}: ${column} is ${stored}, counted ${counted}`];
}
