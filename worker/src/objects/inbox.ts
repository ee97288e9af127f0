import { DurableObject } from "cloudflare:workers";
import { INBOX_PROTOCOL } from "../../../contracts/inbox-frames.ts";
import { CHECK_EVERY_MS, nextInboxAlarmMs, presenceOf } from "../domain/inbox.ts";
import type { Env } from "../env.ts";
import { logWarning } from "../log.ts";
import { findMarks } from "../store/conversation-assignees.ts";
import { openDatabase } from "../store/database.ts";
import { findLiveSessions } from "../store/users.ts";
import {
  INBOX_HEADERS,
  type InboxCalls,
  type InboxNews,
  type InboxWhisper,
  type Presence,
} from "./inbox-calls.ts";
import { ClaimerCalls } from "./inbox-claimers.ts";
import { Forwarding } from "./inbox-forwarding.ts";
import { InboxFrames } from "./inbox-frames.ts";
import { InboxSockets, SIGNED_OUT } from "./inbox-sockets.ts";
import { InboxStorage } from "./inbox-storage.ts";

const NORMAL = 1000;

/**
 * A client's open dashboards, told of what happens in its conversations. It keeps the last hour, so
 * that a dashboard which was away is given exactly what it missed; Postgres keeps the rest.
 */
export class Inbox extends DurableObject<Env> implements InboxCalls {
  readonly #storage: InboxStorage;
  readonly #sockets: InboxSockets;
  readonly #claimers: ClaimerCalls;
  readonly #forwarding: Forwarding;
  readonly #frames: InboxFrames;
  #alarmAtMs: number | null = null;
  /** What was last told, so that only a change is; forgotten in sleep, which costs one frame more. */
  #announced = "";

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#storage = new InboxStorage(ctx.storage);
    this.#sockets = new InboxSockets(ctx);
    this.#claimers = new ClaimerCalls(ctx, env, this.#storage);
    this.#forwarding = new Forwarding(ctx, env);
    this.#frames = new InboxFrames(this.#storage, this.#sockets, this.#claimers, (to) =>
      this.#announce(to),
    );
    void ctx.blockConcurrencyWhile(async () => {
      this.#alarmAtMs = await ctx.storage.getAlarm();
    });
  }

  async publish(news: readonly InboxNews[]): Promise<Presence> {
    const { news: fresh, strangers } = this.#tell(news);
    this.#forwarding.news(fresh);
    if (strangers.length > 0) this.ctx.waitUntil(this.#recallMarks(strangers));
    await this.#arm();
    return this.presence();
  }

  async whisper(whisper: InboxWhisper): Promise<void> {
    const { conversationId: conversation_id } = whisper;
    if (whisper.type === "typing") {
      this.#sockets.tellAll({ type: "typing", conversation_id, is_typing: whisper.isTyping });
    } else {
      this.#sockets.tellAll({ type: "read", conversation_id, seq: whisper.seq });
    }
    this.#forwarding.whisper(whisper);
  }

  async presence(): Promise<Presence> {
    const users = this.#users();
    return {
      availableUserIds: users.filter(({ is_available }) => is_available).map(({ id }) => id),
      isWatched: users.length > 0 || this.#forwarding.isWatched,
    };
  }

  /** While the database is away nobody can be asked, and whoever was let in stays. */
  async checkSessions(): Promise<void> {
    const sockets = this.#sockets.open();
    const idOf = (socket: WebSocket) => this.#sockets.memoryOf(socket).sessionId;
    try {
      const live = await findLiveSessions(openDatabase(this.env), [...new Set(sockets.map(idOf))]);
      for (const socket of sockets.filter((one) => !live.has(idOf(one)))) {
        this.#frames.leave(socket);
        this.#sockets.close(socket, SIGNED_OUT, "signed out");
      }
    } catch (error) {
      logWarning("inbox.sessions_unchecked", { error });
    }
    this.#announce();
  }

  /** The upgrade that the inbox route hands on; it has decided who asks. */
  override async fetch({ headers }: Request): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    this.#sockets.accept(server, {
      userId: Number(headers.get(INBOX_HEADERS.userId)),
      name: decodeURIComponent(headers.get(INBOX_HEADERS.userName) ?? ""),
      sessionId: Number(headers.get(INBOX_HEADERS.sessionId)),
      counts: headers.get(INBOX_HEADERS.counts) === "true",
      viewing: null,
      viewedAtMs: 0,
      isTyping: false,
      isLevel: false,
    });
    this.#announce();
    await this.#arm();
    const chosen = { "Sec-WebSocket-Protocol": INBOX_PROTOCOL };
    return new Response(null, { status: 101, webSocket: client, headers: chosen });
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    this.#frames.hear(socket, data);
    await this.#arm();
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    this.#frames.leave(socket);
    // The code that came may be one that must not be sent.
    this.#sockets.close(socket, NORMAL, "");
    this.#announce();
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    await this.webSocketClose(socket);
  }

  override async alarm(): Promise<void> {
    this.#alarmAtMs = null;
    const nowMs = Date.now();
    this.#storage.prune(nowMs);
    for (const socket of this.#sockets.closeLost(nowMs)) this.#frames.leave(socket);
    this.#claimers.tellPresent(this.#sockets.tabs());
    const isDue = nowMs - this.#storage.checkedAtMs() >= CHECK_EVERY_MS;
    if (isDue && this.#sockets.open().length > 0) {
      this.#storage.setChecked(nowMs);
      await this.checkSessions();
    }
    this.#announce();
    await this.#arm();
  }

  #tell(news: readonly InboxNews[]) {
    const before = JSON.stringify(this.#storage.waiting());
    const told = this.#storage.tell(news, Date.now());
    this.#sockets.tellAll(...told.frames);
    const conversations = this.#storage.waiting();
    if (JSON.stringify(conversations) !== before) {
      this.#sockets.tellAll({ type: "waiting", conversations });
    }
    return told;
  }

  /** What users said of conversations that were silent for so long that it was forgotten here. */
  async #recallMarks(ids: readonly string[]): Promise<void> {
    try {
      const stored = await findMarks(openDatabase(this.env), ids);
      this.#tell(
        stored.flatMap(({ id, ...marks }): InboxNews[] => {
          const known = this.#storage.find(id);
          // Marked anew meanwhile: that is the later word.
          if (!known?.summary || known.summary.assigned_to !== null) return [];
          const summary = { ...known.summary, ...marks };
          return [{ type: "stored", objectId: known.objectId, summary }];
        }),
      );
    } catch (error) {
      logWarning("inbox.marks_unknown", { error });
    }
  }

  #users() {
    return presenceOf(this.#sockets.tabs(), (userId) => this.#storage.isAvailable(userId));
  }

  /** To all whenever anything of it has changed; to `newcomer` in any case. */
  #announce(newcomer?: WebSocket): void {
    const users = this.#users();
    const text = JSON.stringify(users);
    if (text !== this.#announced) this.#sockets.tellAll({ type: "presence", users });
    else if (newcomer) this.#sockets.tell(newcomer, { type: "presence", users });
    this.#announced = text;
  }

  async #arm(): Promise<void> {
    const nowMs = Date.now();
    const tabs = this.#sockets.tabs();
    const nextMs = nextInboxAlarmMs(
      {
        hasSockets: tabs.length > 0,
        hasClaimer: tabs.some((tab) => this.#claimers.isClaimer(tab)),
        pruneAtMs: this.#storage.pruneAtMs(),
      },
      nowMs,
    );
    if (nextMs === null || (this.#alarmAtMs !== null && this.#alarmAtMs <= nextMs)) return;
    this.#alarmAtMs = nextMs;
    await this.ctx.storage.setAlarm(nextMs);
  }
}
