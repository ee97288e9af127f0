import type { Env } from "../env.ts";
import { logWarning } from "../log.ts";
import type { TabMemory } from "./inbox-sockets.ts";
import type { InboxStorage } from "./inbox-storage.ts";

/** Tells the objects of conversations what users do there. Nobody waits for it. */
export class ClaimerCalls {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #storage: InboxStorage;

  constructor(ctx: DurableObjectState, env: Env, storage: InboxStorage) {
    this.#ctx = ctx;
    this.#env = env;
    this.#storage = storage;
  }

  tellTyping({ userId: id, name }: TabMemory, conversationId: string, isTyping: boolean): void {
    const object = this.#objectOf(conversationId);
    if (object) this.#behind(object.userTyping(conversationId, { id, name }, isTyping));
  }

  tellRead({ userId: id, name }: TabMemory, conversationId: string, seq: number): void {
    const object = this.#objectOf(conversationId);
    if (object) this.#behind(object.userRead(conversationId, { id, name }, seq));
  }

  /** Of each conversation that is shown to the user who has claimed it: they are here. */
  tellPresent(tabs: readonly TabMemory[]): void {
    for (const { userId, viewing } of tabs.filter((tab) => this.isClaimer(tab))) {
      const object = viewing && this.#objectOf(viewing);
      if (object) this.#behind(object.userPresent(viewing, userId));
    }
  }

  isClaimer({ userId, viewing }: TabMemory): boolean {
    const summary = viewing && this.#storage.find(viewing)?.summary;
    return summary ? summary.handover_phase === "claimed" && summary.claimed_by === userId : false;
  }

  /** Only of a conversation that this Inbox was told of: of nobody else's. */
  #objectOf(conversationId: string) {
    const known = this.#storage.find(conversationId);
    if (!known?.summary) return null;
    const { CONVERSATIONS } = this.#env;
    return CONVERSATIONS.get(CONVERSATIONS.idFromString(known.objectId));
  }

  #behind(work: Promise<unknown>): void {
    this.#ctx.waitUntil(
      work.catch((error: unknown) => logWarning("inbox.conversation_untold", { error })),
    );
  }
}
