import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";
import type { InboxCalls, InboxNews, InboxWhisper, Presence } from "./inbox-calls.ts";

/** A client's open dashboards, told of what happens in its conversations. */
export class Inbox extends DurableObject<Env> implements InboxCalls {
  async publish(_news: readonly InboxNews[]): Promise<Presence> {
    return this.presence();
  }

  async whisper(_whisper: InboxWhisper): Promise<void> {}

  async presence(): Promise<Presence> {
    return { availableUserIds: [], isWatched: false };
  }
}
