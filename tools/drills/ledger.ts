/** What visitors were told, kept apart from the product: the comparison holds Postgres against it. */

export interface AcknowledgedMessage {
  readonly text: string;
  readonly visitorSeq: number;
  readonly answer: string;
  readonly answerSeq: number;
}

export interface AcknowledgedLead {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

export interface LedgerConversation {
  /** The plain UUID, as Postgres knows it. */
  readonly id: string;
  readonly sessionId: string;
  readonly widgetKey: string;
  readonly messages: AcknowledgedMessage[];
  /** The last word on each answer, by its sequence number. */
  readonly feedback: Map<number, boolean>;
  lead: AcknowledgedLead | null;
}

export class Ledger {
  readonly conversations = new Map<string, LedgerConversation>();
  /** Texts whose visitor gave up before any acknowledgement came: each may be stored once, or not at all. */
  readonly lostTexts = new Set<string>();

  /** The conversation's entry, made when it is first heard of. */
  conversation(id: string, sessionId: string, widgetKey: string): LedgerConversation {
    const known = this.conversations.get(id);
    if (known) return known;
    const fresh: LedgerConversation = {
      id,
      sessionId,
      widgetKey,
      messages: [],
      feedback: new Map(),
      lead: null,
    };
    this.conversations.set(id, fresh);
    return fresh;
  }

  /** What Postgres must hold at least. */
  totals(): {
    readonly conversations: number;
    readonly messages: number;
    readonly feedback: number;
    readonly leads: number;
  } {
    const all = [...this.conversations.values()];
    return {
      conversations: all.length,
      messages: all.reduce((sum, one) => sum + 2 * one.messages.length, 0),
      feedback: all.reduce((sum, one) => sum + one.feedback.size, 0),
      leads: all.filter((one) => one.lead !== null).length,
    };
  }
}
