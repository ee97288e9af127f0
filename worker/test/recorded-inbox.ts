import type { Notice } from "../src/notices/notice.ts";
import type { InboxCalls, InboxNews, InboxWhisper } from "../src/objects/inbox-calls.ts";
import { testEnv } from "./thread-client.ts";

/**
 * Takes the place of the clients' inboxes in this file's Worker: keeps what it is told, and says who
 * is there as the test wants it.
 */
export function recordInbox() {
  const told: InboxNews[] = [];
  const whispers: InboxWhisper[] = [];
  const state = {
    isSomebodyThere: false,
    isWatched: false,
    isBroken: false,
    calls: 0,
    atOnceMax: 0,
  };
  let atOnce = 0;
  const presence = () => {
    if (state.isBroken) throw new Error("the inbox is broken");
    return {
      availableUserIds: state.isSomebodyThere ? [1] : [],
      isWatched: state.isWatched,
    };
  };
  const inbox: InboxCalls = {
    async publish(news) {
      state.calls += 1;
      atOnce += 1;
      state.atOnceMax = Math.max(state.atOnceMax, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      const answer = presence();
      told.push(...news);
      return answer;
    },
    async whisper(whisper) {
      whispers.push(whisper);
    },
    async presence() {
      return presence();
    },
    async checkSessions() {},
  };
  const namespace = new Proxy(testEnv.INBOXES, {
    get(target, name) {
      if (name === "get") return () => inbox;
      const own: unknown = Reflect.get(target, name);
      return typeof own === "function" && name !== "constructor" ? own.bind(target) : own;
    },
  });
  Object.assign(testEnv, { INBOXES: namespace });
  return {
    state,
    whispers,
    newsOf: (conversationId: string) =>
      told.filter((one) =>
        one.type === "deleted"
          ? one.conversationId === conversationId
          : one.summary.id === conversationId,
      ),
  };
}

/** Takes the place of the queue of notices. */
export function recordNotices() {
  const sent: Notice[] = [];
  const state = { isAway: false };
  const queue = {
    send: async (notice: Notice) => {
      if (state.isAway) throw new Error("the queue is away");
      sent.push(notice);
    },
  };
  Object.assign(testEnv, { NOTIFICATIONS: queue });
  return { state, sent };
}
