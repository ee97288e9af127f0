import { askAgent, type VerifiedVisitor } from "../agent/ask-agent.ts";
import { isOpenAt } from "../domain/business-hours.ts";
import type { Conversation } from "../domain/conversation.ts";
import type { Outlook } from "../domain/handover.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { type AgentWords, answerTurn, type Prepared, type Said } from "../domain/turn.ts";
import type { Say } from "./conversation-calls.ts";
import type { Generating } from "./generating.ts";
import type { InboxDesk } from "./inbox-desk.ts";
import type { Preparation } from "./thread.ts";
import type { ThreadStorage } from "./thread-storage.ts";
import { transcriptOf } from "./transcript.ts";

export interface ToPrepare {
  readonly say: Say;
  readonly conversation: Conversation;
  readonly said: Said;
  readonly receivedAtMs: number;
  readonly signal: AbortSignal;
  readonly onDraft: (text: string) => void;
}

/** Whatever has to be waited for before a visitor's words can be answered. Stores nothing. */
export class Preparing {
  readonly #storage: ThreadStorage;
  readonly #generating: Generating;
  readonly #desk: InboxDesk;

  constructor(storage: ThreadStorage, generating: Generating, desk: InboxDesk) {
    this.#storage = storage;
    this.#generating = generating;
    this.#desk = desk;
  }

  async prepare(asked: ToPrepare): Promise<Preparation> {
    const { conversation, said } = asked;
    let prepared: Prepared = {};
    for (;;) {
      const turn = answerTurn(conversation, () => said, prepared, Date.now());
      if ("needs" in turn) {
        prepared =
          turn.needs === "agent"
            ? { ...prepared, agent: await this.#askAgent(asked) }
            : { ...prepared, outlook: await this.findOutlook(said.snapshot) };
        continue;
      }
      const isOwn = turn.reply !== null && prepared.agent === undefined;
      if (!isOwn || !this.#generating.isOn(said.snapshot)) return prepared;
      const { receivedAtMs, signal, onDraft } = asked;
      const { snapshot, text: question, reply } = said;
      const toPhrase = { snapshot, question, reply, receivedAtMs, signal, onDraft };
      return { ...prepared, rephrase: await this.#generating.rephrase(toPhrase) };
    }
  }

  async findOutlook({ clientId, config }: WidgetSnapshot): Promise<Outlook> {
    if (!isOpenAt(config.business_hours, Date.now())) return "closed";
    return (await this.#desk.isSomebodyThere(clientId)) ? "present" : "nobody";
  }

  async #askAgent({ say, conversation, said, receivedAtMs, signal }: ToPrepare) {
    const { agent } = said.snapshot.rules.handoff;
    if (!agent) return { failed: "the widget has none" };
    const newest = { type: "user", name: null, text: say.text, atMs: receivedAtMs } as const;
    const before =
      conversation.status === "active" ? transcriptOf(this.#storage, conversation) : [];
    const answer = askAgent(agent, {
      conversationId: conversation.id,
      widgetKey: say.widgetKey,
      locale: conversation.widget.locale,
      pageUrl: conversation.pageUrl,
      visitor: verifiedVisitor(conversation),
      transcript: [...before, newest],
    });
    return Promise.race<AgentWords>([answer, hurried(signal)]);
  }
}

/** What the page merely says is not told as if it were so. */
function verifiedVisitor({ externalId, knownVisitor }: Conversation): VerifiedVisitor | null {
  const verified = knownVisitor?.verified;
  if (externalId === null || !verified) return null;
  return { external_id: externalId, ...verified, attributes: verified.attributes ?? {} };
}

/** Somebody waits for this turn to end: what the agent would say comes too late. */
function hurried(signal: AbortSignal): Promise<AgentWords> {
  return new Promise((resolve) => {
    const giveUp = () => resolve({ failed: "the conversation went on without it" });
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
}
