import { setTimeout as delay } from "node:timers/promises";
import type { MessageSent } from "../../contracts/message.ts";
import { openConversation } from "../../worker/src/capability.ts";
import { Problem } from "../local/problem.ts";
import type { Ledger, LedgerConversation } from "./ledger.ts";
import { QUESTIONS } from "./questions.ts";
import { CAPABILITY_SECRET } from "./stack.ts";
import type { Contact, Outcome, VisitorCalls } from "./visitor-calls.ts";

const RETRY_MIN_MS = 100;
const RETRY_SPREAD_MS = 400;

export interface VisitorOptions {
  readonly calls: VisitorCalls;
  readonly ledger: Ledger;
  readonly widgetKey: string;
  readonly sessionId: string;
  /** How long one call is tried again. */
  readonly patienceMs: number;
  /** How likely a send without an answer is not tried again. */
  readonly giveUpShare: number;
}

/** One browser: remembers what it was told, and tries again what was not answered. */
export class Visitor {
  readonly #options: VisitorOptions;
  /** The capability that the next message goes to. */
  #conversationId = "";
  #current: LedgerConversation | null = null;
  #sent: MessageSent[] = [];
  #count = 0;

  constructor(options: VisitorOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { calls, sessionId } = this.#options;
    const started = await this.#untilAnswered(() => calls.start(sessionId));
    this.#enter(started.conversation_id);
  }

  async say(): Promise<void> {
    const { calls, ledger, sessionId, giveUpShare } = this.#options;
    this.#count += 1;
    // Unlike any other text, so that the comparison knows whose row it is.
    const text = `${pick(QUESTIONS)} [${sessionId}/${this.#count}]`;
    const clientMessageId = `${sessionId}-${this.#count}`;
    const send = () => calls.say(this.#conversationId, text, clientMessageId);
    const isFirstOfConversation = this.#current?.lead !== null;
    const outcome = await send();
    if ("unanswered" in outcome && !isFirstOfConversation && Math.random() < giveUpShare) {
      ledger.lostTexts.add(text);
      return;
    }
    this.#remember(
      text,
      "answered" in outcome ? outcome.answered : await this.#untilAnswered(send),
    );
  }

  /** Judges one of the answers of this conversation, and changes its mind `flips` times. */
  async giveFeedback(flips: number): Promise<void> {
    const sent = pick(this.#sent);
    if (!sent) return;
    let wasHelpful = Math.random() < 0.6;
    for (let flip = 0; flip <= flips; flip += 1) {
      const word = wasHelpful;
      await this.#untilAnswered(() => this.#options.calls.giveFeedback(sent.message_id, word));
      this.#current?.feedback.set(sent.seq, word);
      wasHelpful = !wasHelpful;
    }
  }

  /** Completes the conversation: the next message opens another. */
  async captureLead(phone: string | null): Promise<void> {
    const { calls, sessionId } = this.#options;
    const contact: Contact = {
      visitor_name: `Visitor ${sessionId}`,
      visitor_email: `${sessionId}@visitors.example`,
      visitor_phone: phone,
    };
    const captured = await this.#untilAnswered(() =>
      calls.captureLead(this.#conversationId, contact),
    );
    if (!this.#current) return;
    this.#current.lead = {
      id: captured.lead_id,
      name: contact.visitor_name,
      email: contact.visitor_email,
      phone: phone ?? this.#current.lead?.phone ?? null,
    };
  }

  #remember(text: string, sent: MessageSent): void {
    this.#enter(sent.conversation_id);
    this.#sent.push(sent);
    this.#current?.messages.push({
      text,
      visitorSeq: sent.visitor_seq,
      answer: sent.response,
      answerSeq: sent.seq,
    });
  }

  #enter(conversationId: string): void {
    if (conversationId === this.#conversationId) return;
    const { ledger, sessionId, widgetKey } = this.#options;
    const secrets = { CAPABILITY_SECRET };
    const ref = openConversation(secrets, widgetKey, conversationId, Date.now());
    if (!ref) throw new Error("a capability was handed out that does not open");
    this.#conversationId = conversationId;
    this.#current = ledger.conversation(ref.conversationId, sessionId, widgetKey);
    this.#sent = [];
  }

  async #untilAnswered<Answer>(call: () => Promise<Outcome<Answer>>): Promise<Answer> {
    const giveUpAtMs = Date.now() + this.#options.patienceMs;
    for (;;) {
      const outcome = await call();
      if ("answered" in outcome) return outcome.answered;
      if (Date.now() > giveUpAtMs) {
        throw new Problem(`A visitor was never answered: ${outcome.unanswered}.`);
      }
      await delay(RETRY_MIN_MS + Math.random() * RETRY_SPREAD_MS);
    }
  }
}

function pick<Item>(items: readonly [Item, ...Item[]]): Item;
function pick<Item>(items: readonly Item[]): Item | undefined;
function pick<Item>(items: readonly Item[]): Item | undefined {
  return items[Math.floor(Math.random() * items.length)];
}
