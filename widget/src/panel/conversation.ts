import type { ConversationResumed, ConversationStarted } from "../../../contracts/conversation.ts";
import type { VisitorSigns } from "../../../contracts/guard.ts";
import type { MessageList, MessageSent } from "../../../contracts/message.ts";
import type { ServerFrame } from "../../../contracts/socket-frames.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import type { PanelHost } from "../shared/panel-door.ts";
import { randomId } from "../shared/random-id.ts";
import type { Lasting, QueuedMessage, VisitorMemory } from "../shared/visitor-memory.ts";
import { needsConsent } from "./gates.ts";
import { isFollowed } from "./handover.ts";
import { type Answer, createPost, type Post, type Problem } from "./http-client.ts";
import { LiveConnection } from "./live-connection.ts";
import { PersonSignals } from "./person-signals.ts";
import { NOT_AGREED, outcomeOf } from "./send-outcome.ts";
import { createSendQueue, type SendOutcome, type SendQueue } from "./send-queue.ts";
import { EMPTY_THREAD, nextThread, type ThreadEvent, type ThreadState } from "./thread-state.ts";

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
  /** Heard only while somebody follows along. */
  readonly signals: PersonSignals;
  private _host: PanelHost;
  private _memory: VisitorMemory;
  private _post: Post;
  private _queue: SendQueue;
  private _live: LiveConnection;
  private _onChange: () => void;
  private _clears: (problem: Problem) => Promise<boolean>;
  private _openedAtMs: number | null = null;
  private _starting: Promise<Answer<string>> | null = null;
  private _hasStartedAnew = false;

  constructor(
    host: PanelHost,
    memory: VisitorMemory,
    onChange: () => void,
    clears: (problem: Problem) => Promise<boolean>,
  ) {
    this._host = host;
    this._clears = clears;
    this._memory = memory;
    this._onChange = onChange;
    this._post = createPost(host.apiBase);
    this._queue = createSendQueue({
      send: (message) => this._send(message),
      mark: ({ clientMessageId }, delivery, note) =>
        this.apply({ type: "delivery", clientMessageId, delivery, note }),
      keep: (queue) => memory.keepForTab({ queue }),
      after: (ms, run) => {
        const timer = setTimeout(guarded(run), ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    });
    this._live = new LiveConnection({
      apiBase: host.apiBase,
      conversationId: () => this.currentId(),
      levelSeq: () => this.thread.levelSeq,
      onFrame: (frame) => this._receive(frame),
      list: () => this.list(),
    });
    this.signals = new PersonSignals((frame) => isFollowed(this.thread) && this._live.send(frame));
  }

  currentId(): string | null {
    return this.thread.conversations.at(-1) ?? null;
  }

  /** Takes up what an earlier page left: the conversation, and what it could not send. */
  resume(): void {
    const { conversation_id } = this._memory.lasting();
    const queue = this._memory.passing().queue ?? [];
    this.isLoading = Boolean(conversation_id) && !this.currentId();
    if (conversation_id) this._enter(conversation_id, "memory");
    for (const { clientMessageId, text, signs } of queue) this.say(text, clientMessageId, signs);
  }

  /** Another tab has begun one, or had the visitor agree. */
  follow({ conversation_id }: Lasting): void {
    if (conversation_id) this._enter(conversation_id, "memory");
    this._onChange();
  }

  /** Goes on where a mail's link leads; gives what is in the way of that. */
  async resumeBy(resume_token: string): Promise<Problem | null> {
    this.isLoading = true;
    const answer = await this.call<ConversationResumed>("resume", { resume_token });
    this.isLoading = false;
    if (!answer.ok) return answer.problem;
    const { value } = answer;
    this._forget();
    this._memory.allow();
    this._memory.keep({ session_id: value.session_id });
    this._begin(value);
    if (value.has_more) await this.list();
    return null;
  }

  /**
   * The same id again is the same message: for a retry, and after a reload. The signs are those of
   * when it was written; of what the page says by itself there are none.
   */
  say(text: string, clientMessageId = randomId(), signs = this.signs()): void {
    this.signals.paused();
    this._memory.allow();
    this.apply({ type: "said", clientMessageId, text });
    this._queue.add({ clientMessageId, text, signs });
  }

  /** The connection may be back. */
  wake(): void {
    this._queue.flush();
    this._live.wake();
  }

  rest(): void {
    this._live.stop();
  }

  rise(): void {
    if (this.currentId()) this._live.start();
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
    if (answer.problem.status === 404) this._forget();
    return answer.problem.status !== 0;
  }

  /** What held the queue is done. */
  flush(): void {
    this._queue.flush();
  }

  apply(event: ThreadEvent): void {
    this.thread = nextThread(this.thread, event);
    this._onChange();
  }

  know(facts: Partial<ThreadState>): void {
    this.apply({ type: "known", facts });
  }

  async call<Value>(call: string, body?: object): Promise<Answer<Value>> {
    const answer = await this._post<Value>(call, body);
    this.isAway = !answer.ok && answer.problem.status === 0;
    this._onChange();
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
    if (!(await this._clears(answer.problem))) return answer;
    return this.callWithin(call, body, [...cleared, answer.problem.code]);
  }

  opened(): void {
    this._openedAtMs ??= performance.now();
  }

  /** How what is sent came about; a browser that cannot tell says nothing. */
  signs(): VisitorSigns {
    const since = this._openedAtMs;
    return {
      acted: navigator.userActivation?.hasBeenActive,
      since_open_ms: since === null ? since : Math.round(performance.now() - since),
    };
  }

  /** The next message opens a new conversation on an empty screen. */
  startNew(): void {
    this._live.stop();
    this._queue.clear();
    this._memory.keep({ conversation_id: undefined });
    this.isTyping = false;
    this.apply({ type: "reset" });
  }

  destroy(): void {
    this.signals.paused();
    this._live.stop();
    // What was not sent stays owed: a page that mounts us again goes on with it.
    const { queue } = this._memory.passing();
    this._queue.clear();
    this._memory.keepForTab({ queue });
  }

  private async _try<Value>(call: string, body: object): Promise<Answer<Value>> {
    if (needsConsent(this._host.config(), this._memory.lasting())) {
      return { ok: false, problem: NOT_AGREED };
    }
    const id = await this._ensureStarted();
    const within = { conversation_id: id.ok && id.value, signs: this.signs() };
    return id.ok ? this.call<Value>(call, { ...within, ...body }) : id;
  }

  private _ensureStarted(): Promise<Answer<string>> {
    const id = this.currentId();
    if (id) return Promise.resolve({ ok: true, value: id });
    this._starting ??= this._start().finally(() => {
      this._starting = null;
    });
    return this._starting;
  }

  private async _start(): Promise<Answer<string>> {
    this._memory.allow();
    // Another tab may have made one in the meantime: then the thread is one.
    const { session_id = randomId(), consent_version } = this._memory.lasting();
    this._memory.keep({ session_id });
    const answer = await this.call<ConversationStarted>("conversation", {
      session_id,
      consent_version,
      // What follows the # is the page's own business, and sometimes a secret.
      page_url: location.href.replace(/#.*/, ""),
      referrer_url: document.referrer,
    });
    if (!answer.ok) return answer;
    this._begin(answer.value);
    return { ok: true, value: answer.value.conversation_id };
  }

  private _begin(started: ConversationStarted): void {
    this._enter(started.conversation_id, "api");
    if (started.existing) this.apply({ type: "listed", afterSeq: 0, list: started });
    else this.know({ isDisclaimerAccepted: started.disclaimer_accepted });
    this._host.emit("conversation");
  }

  private async _send({ clientMessageId, text, signs }: QueuedMessage): Promise<SendOutcome> {
    // A person who answers tells by themselves when they write.
    const isBots = () => this.thread.handover.phase !== "claimed";
    if (isBots()) this.isTyping = true;
    const answer = await this.callWithin<MessageSent>("message", {
      message_text: text,
      client_message_id: clientMessageId,
      signs,
    });
    if (isBots()) this.isTyping = false;
    this.draft = "";
    if (answer.ok) {
      this._hasStartedAnew = false;
      this._enter(answer.value.conversation_id, "api");
      this.apply({ type: "sent", clientMessageId, text, sent: answer.value });
      const { response } = answer.value;
      if (response) this._host.emit("message", { type: "bot", text: response });
      return { type: "sent" };
    }
    const { problem } = answer;
    if (problem.status === 404 && !this._hasStartedAnew && this.currentId()) {
      // The server no longer knows this conversation; the message goes into a new one, once.
      this._hasStartedAnew = true;
      this._forget();
      return { type: "later", afterMs: 0, note: null };
    }
    this._onChange();
    return outcomeOf(problem);
  }

  private _forget(): void {
    this._live.stop();
    this._memory.keep({ conversation_id: undefined });
    const unsent = this.thread.messages.filter((message) => message.seq === null);
    this.apply({ type: "reset" });
    this.know({ messages: unsent });
  }

  /**
   * Goes on in this conversation: opened here, in another tab, or by the server after an end. An
   * open socket knows of it only where it told us itself; else a new one keeps the two from mixing.
   */
  private _enter(id: string, from: "api" | "socket" | "memory"): void {
    if (this.thread.conversations.includes(id)) return;
    this.signals.forget();
    this.apply({ type: "conversation", id });
    if (this._memory.lasting().conversation_id !== id) this._memory.keep({ conversation_id: id });
    if (from !== "socket") this._live.stop();
    this._live.start();
    if (from === "memory") inBackground(() => this.list());
  }

  private _receive(frame: ServerFrame): void {
    // Each draft says all that there is of it, and whatever else comes outdates it.
    this.draft = frame.type === "draft" ? frame.text : "";
    if (frame.type === "message") {
      this.apply({ type: "received", message: frame.message });
      if (frame.message.type === "human") {
        this.isTyping = false;
        this._host.emit("message", { type: "human", text: frame.message.text });
      }
    } else if (frame.type === "resumed") {
      this.apply({ type: "level", seq: frame.last_seq, status: frame.status });
    } else if (frame.type === "draft") {
      this._onChange();
    } else if (frame.type === "typing") {
      const isWriter = frame.party === (this.thread.handover.phase === "claimed" ? "human" : "bot");
      if (isWriter) this.isTyping = frame.is_typing;
      this._onChange();
    } else if (frame.type === "handover") {
      if (frame.handover.phase !== this.thread.handover.phase) this.isTyping = false;
      this.know({ handover: frame.handover });
      this._host.emit("handover", frame.handover);
    } else if (frame.type === "read") {
      if (frame.party === "human") this.apply({ type: "read", seq: frame.seq });
    } else if (frame.type === "conversation") {
      this._enter(frame.conversation_id, "socket");
    } else if (frame.type === "ended") {
      this.know({ status: frame.status });
    }
  }
}
