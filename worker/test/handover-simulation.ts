import type { DatabaseSync } from "node:sqlite";
import { type Conversation, complete } from "../src/domain/conversation.ts";
import { captureLead, leadEvent } from "../src/domain/lead-capture.ts";
import type { Exchanged, StoredMessage } from "../src/domain/message.ts";
import { IDLE_TIMEOUT_MS } from "../src/domain/next-alarm.ts";
import type { WidgetSnapshot } from "../src/domain/snapshot.ts";
import { answerTurn, NOTHING_FOUND, type Prepared } from "../src/domain/turn.ts";
import type { Acted, Say } from "../src/objects/conversation-calls.ts";
import { HandingOver } from "../src/objects/handing-over.ts";
import { Sealer } from "../src/objects/message-view.ts";
import { Thread } from "../src/objects/thread.ts";
import { ThreadCommits } from "../src/objects/thread-commits.ts";
import { ThreadStorage } from "../src/objects/thread-storage.ts";
import { uuidv7 } from "../src/uuid.ts";
import { DeliveredRows, type DeliveryFault } from "./delivered-rows.ts";
import type { Step, USERS } from "./handover-steps.ts";
import { makeSnapshot } from "./make-snapshot.ts";
import { newDisk, openSqliteStorage } from "./sqlite-storage.ts";

const TABS = {
  isAnyOpen: () => false,
  isShown: () => false,
  tellAll: () => {},
  moveAll: () => {},
};
const DESK = { tell: () => {}, hurry: () => {} };
const SEALER = new Sealer({ CAPABILITY_SECRET: "0".repeat(64) }, "0".repeat(64));
const MINUTE_MS = 60_000;
/** Its index is made once: thousands of simulations read it. */
const SNAPSHOT = makeSnapshot();

interface PendingTurn {
  readonly say: Say;
  readonly prepared: Parameters<Thread["say"]>[4];
  readonly receivedAtMs: number;
}

/**
 * The real thread and its hand-over on a real SQLite; `disk` is what survives a crash. Postgres is
 * a table of rows by id, which is what its own tests prove it to be.
 */
export class HandoverSimulation {
  readonly disk: DatabaseSync = newDisk();
  /** Texts of the bot's messages that came where a user answered. */
  readonly spokenAfterClaim: string[] = [];
  readonly #snapshot: WidgetSnapshot;
  readonly #acknowledged = new Map<string, { say: Say; exchanged: Exchanged }>();
  readonly #replies = new Map<string, string>();
  readonly #table = new DeliveredRows();
  /** The conversation in which a user answers; while there is one, no bot speaks in the thread. */
  #claimedId: string | null = null;
  #pending: PendingTurn[] = [];
  #storage = this.#open();
  #nowMs = 1_700_000_000_000;
  #count = 0;
  #seen = 0;

  constructor(hasAgent: boolean) {
    const agent = hasAgent ? { url: "https://agent.example/", secret: "s" } : null;
    const rules = { ...SNAPSHOT.rules, rateLimitMessages: 1_000 };
    this.#snapshot = { ...SNAPSHOT, rules: { ...rules, handoff: { ...rules.handoff, agent } } };
    this.#start();
  }

  async take(step: Step): Promise<void> {
    this.#nowMs += 1_000;
    await this.#do(step);
    this.#look();
  }

  /** Ends what is under way and brings all that is owed to Postgres. */
  async finish(): Promise<void> {
    while (this.#pending.length > 0) await this.take({ do: "end turn" });
    await this.take({ do: "deliver", fault: "none" });
  }

  conversations(): { conversation: Conversation; seqs: number[] }[] {
    const rows = this.disk.prepare("SELECT id FROM conversations ORDER BY ordinal").all();
    return rows.flatMap(({ id }) => {
      const conversation = this.#storage.findConversation(String(id));
      if (!conversation) return [];
      const messages = this.#storage.messagesAfter(String(id), 0, 1_000);
      return [{ conversation, seqs: messages.map(({ seq }) => seq) }];
    });
  }

  /** Everything that was said to be stored, by its client's id. */
  acknowledgedSends(): Record<string, string> {
    const sends = [...this.#acknowledged].map(([id, { say }]) => [id, say.text] as const);
    return Object.fromEntries([...sends, ...this.#replies].sort(byId));
  }

  /** Twice the same would be a longer text. */
  storedSends(): Record<string, string> {
    const sends = new Map<string, string>();
    for (const { clientMessageId, text } of this.#allMessages()) {
      if (clientMessageId === null) continue;
      sends.set(clientMessageId, (sends.get(clientMessageId) ?? "") + text);
    }
    return Object.fromEntries([...sends].sort(byId));
  }

  stored(): Record<string, string> {
    const messages = this.#allMessages().map(({ id, text }) => [id, text] as const);
    return Object.fromEntries(messages.sort(byId));
  }

  delivered(): Record<string, string> {
    return Object.fromEntries([...this.#table.messages].sort(byId));
  }

  storedPhases(): Record<string, string> {
    const phases = this.conversations().map(({ conversation: { id, handover, status } }) => {
      return [id, `${status} ${handover.phase}`] as const;
    });
    return Object.fromEntries(phases);
  }

  deliveredPhases(): Record<string, string> {
    return Object.fromEntries(this.#table.phases());
  }

  async #do(step: Step): Promise<void> {
    const id = this.#current().id;
    const handingOver = this.#handingOver();
    switch (step.do) {
      case "say":
        return this.#say(step);
      case "end turn":
        return this.#endTurn();
      case "repeat":
        return this.#repeat(step.pick);
      case "ask": {
        this.#thread().settle(this.#nowMs);
        this.#look();
        const ask = (outlook: typeof step.prepared.outlook | null) =>
          handingOver.request(this.#snapshot, id, outlook, this.#nowMs);
        if ("needs" in ask(null)) ask(step.prepared.outlook);
        return;
      }
      case "claim":
        return this.#acted(id, handingOver.claim(id, step.user, this.#nowMs));
      case "release":
        return this.#acted(id, handingOver.release(id, step.user, this.#nowMs));
      case "transfer":
        return this.#acted(id, handingOver.transfer(id, step.user, step.to, this.#nowMs));
      case "reply":
        return this.#reply(id, step.user, step.isRepeated);
      case "close":
        return this.#acted(id, handingOver.close(id, step.user, "resolved", this.#nowMs));
      case "present":
        return handingOver.userPresent(id, step.user.id, this.#nowMs);
      case "leave details":
        return this.#leaveDetails();
      case "visitor ends": {
        this.#thread().settle(this.#nowMs);
        this.#look();
        const before = this.#current();
        const after = complete(before, this.#nowMs);
        this.#commits().commit({ before, after }, this.#nowMs);
        this.#claimedId = null;
        return;
      }
      case "ring":
        this.#nowMs += step.minutes * MINUTE_MS;
        return this.#thread().settle(this.#nowMs);
      case "crash":
        return this.#crash();
      case "deliver":
        return this.#deliver(step.fault);
    }
  }

  /** Of a turn, what it waited for is known by now, and all that comes before its end finds it so. */
  #say({ text, isPhrased, prepared }: Extract<Step, { do: "say" }>): void {
    const clientMessageId = `send-${this.#count++}`;
    const say = this.#sayOf(text, clientMessageId);
    if (this.#pending.length === 0 && !isPhrased) {
      const outcome = this.#thread().say(this.#snapshot, say, this.#nowMs, this.#nowMs);
      if ("asked" in outcome) {
        this.#acknowledged.set(clientMessageId, { say, exchanged: outcome });
        return;
      }
    }
    const phrased = isPhrased ? { rephrase: phrase } : {};
    const found = this.#thread().preview(this.#snapshot, say, this.#nowMs);
    const needed = found ? this.#needed(found, prepared) : {};
    const pending = { say, prepared: { ...needed, ...phrased }, receivedAtMs: this.#nowMs };
    this.#pending.push(pending);
  }

  /** As the object prepares: only what is asked for. */
  #needed(
    { conversation, said }: NonNullable<ReturnType<Thread["preview"]>>,
    prepared: Required<Prepared>,
  ): Prepared {
    let found: Prepared = {};
    for (;;) {
      const turn = answerTurn(conversation, () => said, found, this.#nowMs);
      if (!("needs" in turn)) return found;
      found = { ...found, [turn.needs]: prepared[turn.needs] };
    }
  }

  #endTurn(): void {
    const [turn, ...others] = this.#pending;
    if (!turn) return;
    this.#pending = others;
    const { say, receivedAtMs, prepared } = turn;
    const attempt = (given: PendingTurn["prepared"]) =>
      this.#thread().say(this.#snapshot, say, receivedAtMs, this.#nowMs, given);
    let outcome = attempt(prepared);
    if ("needs" in outcome) outcome = attempt({ ...NOTHING_FOUND, ...prepared });
    if (!("asked" in outcome)) throw new Error(`not stored: ${JSON.stringify(outcome)}`);
    this.#acknowledged.set(say.clientMessageId ?? "", { say, exchanged: outcome });
  }

  #repeat(pick: number): void {
    const known = [...this.#acknowledged.values()];
    const chosen = known[pick % Math.max(1, known.length)];
    if (!chosen) return;
    const { say, exchanged } = chosen;
    const again = this.#thread().say(this.#snapshot, say, this.#nowMs, this.#nowMs);
    const isSame =
      "asked" in again &&
      again.asked.id === exchanged.asked.id &&
      again.answered?.id === exchanged.answered?.id;
    if (!isSame) throw new Error("a repeat was answered in another way");
  }

  #reply(id: string, user: (typeof USERS)[number], isRepeated: boolean): void {
    const said = { text: `From ${user.name}`, clientMessageId: `reply-${this.#count++}` };
    const reply = () => this.#handingOver().reply(id, user, said, this.#nowMs);
    const acted = reply();
    this.#acted(id, acted);
    if ("refused" in acted) return;
    this.#replies.set(said.clientMessageId, said.text);
    if (isRepeated) reply();
  }

  #leaveDetails(): void {
    const before = this.#current();
    const details = { name: "Jo", email: "jo@example.com", phone: null };
    const capture = { ...details, handoffType: null, handoffDetails: null };
    const after = captureLead(before, capture, uuidv7(this.#nowMs), this.#nowMs);
    if (!after.lead) return;
    this.#commits().commit({ before, after, events: [leadEvent(after, after.lead)] }, this.#nowMs);
  }

  async #deliver(fault: DeliveryFault): Promise<void> {
    const outcome = await this.#table.deliver(this.#storage.outbox, fault);
    if (outcome === "killed") this.#crash();
  }

  /** What became of a user's act is what the object says of it. */
  #acted(id: string, acted: Acted): void {
    this.#look();
    if ("refused" in acted) return;
    this.#claimedId = acted.handover_phase === "claimed" ? id : null;
  }

  /** Reads what was said since, in its order, and who might say it. */
  #look(): void {
    const rows = this.disk
      .prepare("SELECT position, body FROM messages WHERE position > ? ORDER BY position")
      .all(this.#seen);
    for (const { position, body } of rows) {
      const message = JSON.parse(String(body)) as StoredMessage;
      this.#seen = Number(position);
      const { event } = message.metadata;
      if (event === "away" || event === "left" || event === "closed") this.#claimedId = null;
      if (message.type !== "bot" || this.#claimedId === null) continue;
      if (this.#hasRunOut(this.#claimedId)) this.#claimedId = null;
      else this.spokenAfterClaim.push(message.text);
    }
    // Known at once: asked for a person, the conversation is opened again.
    if (this.#claimedId !== null && this.#hasRunOut(this.#claimedId)) this.#claimedId = null;
  }

  /** Without a word a claim ends only where both sides said nothing more, and nothing was unanswered. */
  #hasRunOut(id: string): boolean {
    const { endedAtMs = null } = this.#storage.findConversation(id) ?? {};
    const said = this.#storage
      .messagesAfter(id, 0, 1_000)
      .filter(({ type }) => type === "user" || type === "human");
    const last = said.at(-1);
    if (endedAtMs === null || last?.type !== "human") return false;
    return endedAtMs - last.createdAtMs >= IDLE_TIMEOUT_MS;
  }

  #allMessages(): StoredMessage[] {
    return this.disk
      .prepare("SELECT body FROM messages ORDER BY position")
      .all()
      .map(({ body }) => JSON.parse(String(body)) as StoredMessage);
  }

  #sayOf(text: string, clientMessageId: string): Say {
    const { id: conversationId, widgetKey } = this.#current();
    return { widgetKey, conversationId, capability: null, text, clientMessageId };
  }

  #start(): void {
    const visit = {
      widgetKey: this.#snapshot.config.widget_key,
      sessionId: "session-of-a-test",
      pageUrl: null,
      referrerUrl: null,
      userAgent: null,
      ipAddress: null,
    };
    this.#thread().begin(this.#snapshot, visit, this.#nowMs);
  }

  #current(): Conversation {
    const current = this.#storage.currentConversation();
    if (!current) throw new Error("the thread has no conversation");
    return current;
  }

  #open(): ThreadStorage {
    return new ThreadStorage(openSqliteStorage(this.disk));
  }

  /** Turns under way die with the process: the visitor sends them again, which is another say. */
  #crash(): void {
    this.#storage = this.#open();
    this.#pending = [];
  }

  #commits(): ThreadCommits {
    return new ThreadCommits(this.#storage, TABS, SEALER, DESK);
  }

  #thread(): Thread {
    return new Thread(this.#storage, TABS, SEALER, this.#commits(), () => null);
  }

  #handingOver(): HandingOver {
    return new HandingOver(this.#storage, this.#thread(), this.#commits(), TABS, () => null);
  }
}

function phrase<Words extends { readonly text: string }>(reply: Words): Words {
  return { ...reply, text: `In other words: ${reply.text}` };
}

function byId(one: readonly [string, string], other: readonly [string, string]): number {
  return one[0].localeCompare(other[0]);
}
