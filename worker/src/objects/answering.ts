import { isClaimed } from "../domain/handover.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { NOTHING_FOUND } from "../domain/turn.ts";
import type { Say } from "./conversation-calls.ts";
import type { Generating } from "./generating.ts";
import type { Preparing } from "./preparing.ts";
import type { Preparation, Thread } from "./thread.ts";
import type { ThreadSockets } from "./thread-sockets.ts";
import type { ThreadStorage } from "./thread-storage.ts";
import type { Turns } from "./turns.ts";

type Outcome = Exclude<ReturnType<Thread["say"]>, { needs: unknown }>;

/** As often as what is found out can be overtaken by what happens meanwhile; then it goes without. */
const TRIES_MAX = 2;

export interface AnsweringParts {
  readonly storage: ThreadStorage;
  readonly thread: Thread;
  readonly sockets: ThreadSockets;
  readonly generating: Generating;
  readonly preparing: Preparing;
  readonly turns: Turns;
}

/** Answers visitors' words: at once where that can be done, else in a turn that may wait for something. */
export class Answering {
  readonly #parts: AnsweringParts;

  constructor(parts: AnsweringParts) {
    this.#parts = parts;
  }

  async say(snapshot: WidgetSnapshot, say: Say, receivedAtMs: number): Promise<Outcome> {
    const { thread, generating, turns } = this.#parts;
    const inTurn = () =>
      turns.take((signal) => this.#sayInTurn(snapshot, say, receivedAtMs, signal));
    // Awaiting something, a message must not be overtaken by the next one, nor by its own repeat.
    if (generating.isOn(snapshot) || turns.isBusy) return inTurn();
    const outcome = thread.say(snapshot, say, receivedAtMs, Date.now());
    return "needs" in outcome ? inTurn() : outcome;
  }

  /**
   * What has to be waited for first, then the same commit as without: nothing awaits between load
   * and save. A claim that came meanwhile finds the reply dropped there.
   */
  async #sayInTurn(
    snapshot: WidgetSnapshot,
    say: Say,
    receivedAtMs: number,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { thread, preparing } = this.#parts;
    for (let tries = 1; ; tries += 1) {
      const found = thread.preview(snapshot, say, receivedAtMs);
      const onDraft = (text: string) => found && this.#showDraft(found.conversation.id, text);
      const prepared: Preparation = found
        ? await preparing.prepare({ ...found, say, receivedAtMs, signal, onDraft })
        : {};
      const complete = tries < TRIES_MAX ? prepared : { ...NOTHING_FOUND, ...prepared };
      const outcome = thread.say(snapshot, say, receivedAtMs, Date.now(), complete);
      if (!("needs" in outcome)) return outcome;
      if (tries >= TRIES_MAX) throw new Error("All that a turn needs was prepared.");
    }
  }

  #showDraft(conversationId: string, text: string): void {
    const { storage, sockets } = this.#parts;
    const conversation = storage.findConversation(conversationId);
    if (!conversation || isClaimed(conversation)) return;
    sockets.tellAll(conversationId, { type: "draft", text });
  }
}
