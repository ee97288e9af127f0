import type { ConversationStarted } from "../../../contracts/conversation.ts";
import type { VisitorSigns } from "../../../contracts/guard.ts";
import type { MessageList } from "../../../contracts/message.ts";
import type { createLive, Live } from "../live/live.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import type { PanelHost } from "../shared/panel-door.ts";
import { randomId } from "../shared/random-id.ts";
import type { Lasting, Patch, VisitorMemory } from "../shared/visitor-memory.ts";
import { needsConsent } from "./gates.ts";
import { type Answer, AWAY, createPost, type Post, type Problem } from "./http-client.ts";
import type { Identity, IdentityFields } from "./identity.ts";
import { NOT_AGREED } from "./send-outcome.ts";
import { createSendQueue, type SendQueue } from "./send-queue.ts";
import { sendQueued } from "./send-queued.ts";
import { EMPTY_THREAD, nextThread, type ThreadEvent, type ThreadState } from "./thread-state.ts";

export interface ConversationPort {
  readonly host: PanelHost;
  readonly memory: VisitorMemory;
  readonly identity: Identity;
  changed(): void;
  /** Whether the refused call may be repeated as it was. */
  clears(problem: Problem): Promise<boolean>;
  /** What was written while nobody was named, and now somebody is: theirs to send, or not. */
  giveBack(text: string): void;
}

/** The visitor's thread as this tab knows it, and what keeps it level with the server. */
export class Conversation {
  thread: ThreadState = EMPTY_THREAD;
  /** The bot or a person is writing. */
  isTyping = false;
  /** What they have written so far, in Markdown. */
  draft = "";
  /** The API did not answer the last time that it was asked. */
  isAway = false;
  /** An earlier conversation is being asked for. */
  isLoading = false;
  /** The conversation took no more messages, and the one that it was told is sent to another. */
  hasStartedAnew = false;
  /** Null until its file is here: messages are sent and answered without it. */
  live: Live | null = null;
  private _port: ConversationPort;
  private _post: Post;
  private _queue: SendQueue;
  private _openedAtMs: number | null = null;
  private _starting: Promise<Answer<string>> | null = null;
  /** Moves when the thread is left: what was asked before then is of no use any more. */
  private _era = 0;

  constructor(port: ConversationPort) {
    const { host, memory } = port;
    this._port = port;
    this._post = createPost(host.apiBase);
    this._queue = createSendQueue({
      send: (message) => sendQueued(this, host, message),
      mark: ({ clientMessageId }, delivery, note = null) =>
        this.apply({ type: "delivery", clientMessageId, delivery, note }),
      keep: (queue) => memory.keepForTab({ queue }),
      after: (ms, run) => {
        const timer = setTimeout(guarded(run), ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    });
  }

  goLive(create: typeof createLive): void {
    if (this.live) return;
    this.live = create(this, this._port.host);
    this.rise();
  }

  currentId(): string | null {
    return this.thread.conversations.at(-1) || null;
  }

  /** Takes up what an earlier page left: the conversation, and what it could not send. */
  resume(): void {
    const { memory, identity, giveBack } = this._port;
    const { conversation_id } = memory.lasting();
    const queue = memory.passing().queue ?? [];
    this.isLoading = Boolean(conversation_id) && !this.currentId();
    if (conversation_id) this.enter(conversation_id, "memory");
    const own = queue.filter(({ person = "" }) => person === identity.person());
    const nobodys = queue.filter((one) => !one.person && !own.includes(one));
    if (nobodys.length > 0) {
      memory.keepForTab({ queue: own });
      giveBack(nobodys.map(({ text }) => text).join("\n"));
    }
    for (const { clientMessageId, text, signs } of own) this.say(text, clientMessageId, signs);
  }

  /**
   * Another tab has begun one, or had the visitor agree. One that is not said to be of the person who
   * is named here does not take the place of their own.
   */
  follow({ conversation_id, person = "" }: Lasting): void {
    const isOwn = !this.currentId() || person === this._port.identity.person();
    if (conversation_id && isOwn) this.enter(conversation_id, "memory");
    this._port.changed();
  }

  /** Goes on in a conversation that the API named, and with nothing of the one before. */
  async takeOver(started: ConversationStarted, patch: Patch<Lasting>): Promise<void> {
    this.leave();
    this._port.memory.keep(patch);
    this._begin(started);
    if (started.has_more) await this.list();
    this.resume();
  }

  /**
   * The same id again is the same message: for a retry, and after a reload. The signs are those of
   * when it was written; of what the page says by itself there are none.
   */
  say(text: string, clientMessageId = randomId(), signs = this.signs()): void {
    const { memory, identity } = this._port;
    this.live?.signals.paused();
    memory.allow();
    this.apply({ type: "said", clientMessageId, text });
    this._queue.add({ clientMessageId, text, signs, person: identity.person() || undefined });
  }

  /** The connection may be back. */
  wake(): void {
    this._queue.flush();
    this.live?.connection.wake();
  }

  rest(): void {
    this.live?.connection.stop();
  }

  rise(): void {
    if (this.currentId()) this.live?.connection.start();
  }

  /** Asks for what is not here yet; whether the API answered. */
  async list(): Promise<boolean> {
    const id = this.currentId();
    if (!id) return true;
    const afterSeq = this.thread.levelSeq;
    const answer = await this.call<MessageList>("messages", {
      conversation_id: id,
      after_seq: afterSeq,
    });
    this.isLoading = false;
    if (id !== this.currentId()) return true;
    if (answer.ok) {
      this.apply({ type: "listed", afterSeq, list: answer.value });
      const isFurther = this.thread.levelSeq > afterSeq;
      return answer.value.has_more && isFurther ? this.list() : true;
    }
    // The server no longer knows this conversation.
    if (answer.problem.status === 404) this.enter("", "api");
    return answer.problem.status !== 0;
  }

  /** What held the queue is done. */
  flush(): void {
    this._queue.flush();
  }

  apply(event: ThreadEvent): void {
    this.thread = nextThread(this.thread, event);
    this._port.changed();
  }

  know(facts: Partial<ThreadState>): void {
    this.apply({ type: "known", facts });
  }

  async call<Value>(call: string, body?: object): Promise<Answer<Value>> {
    const era = this._era;
    const answer = await this._post<Value>(call, body);
    // It was about somebody who is not here any more.
    if (era !== this._era) return { ok: false, problem: AWAY };
    this.isAway = !answer.ok && answer.problem.status === 0;
    this._port.changed();
    return answer;
  }

  /**
   * A call about this conversation, which begins with it where there is none yet. Where the visitor
   * clears what it was refused for, it is repeated as it was; what is refused again, is refused.
   */
  async callWithin<Value>(
    call: string,
    body: object,
    cleared: readonly string[] = [],
  ): Promise<Answer<Value>> {
    const answer = await this._try<Value>(call, body);
    if (answer.ok || cleared.includes(answer.problem.code)) return answer;
    this.isTyping = false;
    if (answer.problem.code === "disclaimer_required") this.know({ isDisclaimerAccepted: false });
    if (!(await this._port.clears(answer.problem))) return answer;
    return this.callWithin(call, body, [...cleared, answer.problem.code]);
  }

  opened(): void {
    if (this._openedAtMs === null) this._openedAtMs = performance.now();
  }

  /** How what is sent came about; a browser that cannot tell says nothing. */
  signs(): VisitorSigns {
    const since = this._openedAtMs;
    return {
      acted: navigator.userActivation?.hasBeenActive,
      since_open_ms: since && Math.round(performance.now() - since),
    };
  }

  /** The next message opens a new conversation on an empty screen. */
  startNew(): void {
    this.leave();
    this._port.memory.keepForTab({ queue: [] });
    this._port.memory.keep({ conversation_id: undefined });
  }

  /** Empties the screen, now; what was not sent stays owed, by whoever wrote it. */
  leave(): void {
    const { memory } = this._port;
    this._era += 1;
    this._starting = null;
    this.live?.signals.forget();
    this.live?.connection.stop();
    const { queue } = memory.passing();
    this._queue.clear();
    memory.keepForTab({ queue });
    this.isTyping = false;
    this.isLoading = false;
    this.draft = "";
    this.apply({ type: "reset" });
  }

  /**
   * Goes on in this conversation: opened here, in another tab, or by the server after an end. An
   * open socket knows of it only where it told us itself; else a new one keeps the two from mixing.
   * An empty id: the next message begins one, and what is shown stays.
   */
  enter(id: string, from: "api" | "socket" | "memory"): void {
    if (id && this.thread.conversations.includes(id)) return;
    const { memory } = this._port;
    this.live?.signals.forget();
    this.apply({ type: "conversation", id });
    if (memory.lasting().conversation_id !== id) memory.keep({ conversation_id: id });
    if (from !== "socket") this.live?.connection.stop();
    this.live?.connection.start();
    if (from === "memory") inBackground(() => this.list());
  }

  private async _try<Value>(call: string, body: object): Promise<Answer<Value>> {
    const { host, memory } = this._port;
    if (needsConsent(host.config(), memory.lasting())) {
      return { ok: false, problem: NOT_AGREED };
    }
    const id = await this._ensureStarted();
    const within = { conversation_id: id.ok && id.value, signs: this.signs() };
    return id.ok ? this.call<Value>(call, { ...within, ...body }) : id;
  }

  private _ensureStarted(): Promise<Answer<string>> {
    const id = this.currentId();
    if (id) return Promise.resolve({ ok: true, value: id });
    const starting =
      this._starting ??
      this._start(this._port.identity.fields()).finally(() => {
        if (this._starting === starting) this._starting = null;
      });
    this._starting = starting;
    return starting;
  }

  private async _start(fields: IdentityFields): Promise<Answer<string>> {
    const { memory, identity } = this._port;
    memory.allow();
    // Another tab may have made one in the meantime: then the thread is one.
    const { session_id = randomId(), consent_version } = memory.lasting();
    memory.keep({ session_id });
    const person = identity.person();
    const answer = await this.call<ConversationStarted>("conversation", {
      session_id,
      consent_version,
      // What follows the # is the page's own business, and sometimes a secret.
      page_url: location.href.replace(/#.*/, ""),
      referrer_url: document.referrer,
      ...fields,
    });
    if (answer.ok) {
      // Something on the way answered in the API's place.
      if (!answer.value.conversation_id) return { ok: false, problem: AWAY };
      if (fields.identity_token && person) memory.keep({ person });
      this._begin(answer.value);
      return { ok: true, value: answer.value.conversation_id };
    }
    // Once: a page may have a new token at hand, as bad as the one before.
    const isRefused = fields.identity_token && identity.isRefused(answer.problem, fields);
    return isRefused ? this._start({ ...fields, identity_token: null }) : answer;
  }

  private _begin(started: ConversationStarted): void {
    this.enter(started.conversation_id, "api");
    if (started.existing) this.apply({ type: "listed", afterSeq: 0, list: started });
    else this.know({ isDisclaimerAccepted: started.disclaimer_accepted });
    this._port.host.emit("conversation");
  }
}
