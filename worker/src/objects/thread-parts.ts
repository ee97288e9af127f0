import type { WidgetSnapshot } from "../domain/snapshot.ts";
import type { Env } from "../env.ts";
import { AppError } from "../errors.ts";
import { fitNotice } from "../notices/fit-notice.ts";
import { readEncoder } from "../semantics.ts";
import { readWidget } from "../snapshots/read-widget.ts";
import { openDatabase } from "../store/database.ts";
import { findNoticeHome } from "../store/notice-home.ts";
import { ThreadAlarm } from "./alarm.ts";
import { Answering } from "./answering.ts";
import type { ConversationCalls, Refusal } from "./conversation-calls.ts";
import { DailyCeiling } from "./daily-ceiling.ts";
import { Generating } from "./generating.ts";
import { Guarding } from "./guarding.ts";
import { HandingOver } from "./handing-over.ts";
import { InboxDesk } from "./inbox-desk.ts";
import { Sealer } from "./message-view.ts";
import { NoticeSender } from "./notice-sender.ts";
import { Preparing } from "./preparing.ts";
import { Thread } from "./thread.ts";
import { ThreadCommits } from "./thread-commits.ts";
import { ThreadSockets } from "./thread-sockets.ts";
import { ThreadStorage } from "./thread-storage.ts";
import { Turns } from "./turns.ts";

/** What a conversation object is made of, put together. */
export class ThreadParts {
  readonly storage: ThreadStorage;
  readonly sockets: ThreadSockets;
  readonly sealer: Sealer;
  readonly alarm: ThreadAlarm;
  readonly desk: InboxDesk;
  readonly commits: ThreadCommits;
  readonly thread: Thread;
  readonly turns = new Turns();
  readonly answering: Answering;
  readonly preparing: Preparing;
  readonly handingOver: HandingOver;
  readonly guarding: Guarding;
  readonly ceiling: DailyCeiling;
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  /** As it was read last: what entries are called. */
  #snapshot: WidgetSnapshot | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx;
    this.#env = env;
    const findQuestion = (entryId: number) =>
      this.#snapshot?.entries.find(({ id }) => id === entryId)?.question ?? null;
    this.storage = new ThreadStorage(ctx.storage);
    this.sockets = new ThreadSockets(ctx);
    this.sealer = new Sealer(env, ctx.id.toString());
    const notices = new NoticeSender(this.storage, this.sockets, this.sealer, {
      send: (notice) => env.NOTIFICATIONS.send(fitNotice(notice)),
      readSnapshot: async (widgetKey) => (await readWidget(env, ctx, widgetKey))?.snapshot ?? null,
      readHome: (widgetId) => findNoticeHome(openDatabase(env), widgetId),
    });
    this.alarm = new ThreadAlarm(ctx.storage, this.storage, env, notices);
    this.desk = new InboxDesk({
      env,
      background: ctx,
      memory: ctx.storage.kv,
      findQuestion,
      findConversation: (id) => this.storage.findConversation(id),
      findMessage: (id, seq) => this.storage.findMessage(id, seq),
      hurry: () => ctx.waitUntil(this.alarm.hurry()),
    });
    const { storage, sockets, sealer, turns } = this;
    this.commits = new ThreadCommits(storage, sockets, sealer, this.desk);
    this.thread = new Thread(storage, sockets, sealer, this.commits, readEncoder);
    const generating = new Generating(env, ctx);
    this.preparing = new Preparing(storage, generating, this.desk);
    const { thread, preparing, commits } = this;
    this.answering = new Answering({ storage, thread, sockets, generating, preparing, turns });
    this.handingOver = new HandingOver(storage, thread, commits, sockets, findQuestion);
    this.ceiling = new DailyCeiling(env);
    this.guarding = new Guarding(storage, thread, commits);
  }

  /** The object of another thread; null for this one. */
  threadAt(objectId: string): Pick<ConversationCalls, "goOnAs"> | null {
    if (objectId === this.#ctx.id.toString()) return null;
    const { CONVERSATIONS } = this.#env;
    return CONVERSATIONS.get(CONVERSATIONS.idFromString(objectId));
  }

  async readSnapshot(widgetKey: string): Promise<WidgetSnapshot | Refusal> {
    try {
      const widget = await readWidget(this.#env, this.#ctx, widgetKey);
      if (!widget) return { refused: "not_found" };
      this.#snapshot = widget.snapshot;
      return widget.snapshot;
    } catch (error) {
      // Errors lose their class on the way out of an object; a refusal keeps its meaning.
      if (error instanceof AppError) return { refused: error.code, retryAfterS: 5 };
      throw error;
    }
  }
}
