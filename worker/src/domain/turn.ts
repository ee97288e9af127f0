import type { HandoverReason } from "../../../contracts/handover.ts";
import { botTexts } from "./bot-texts.ts";
import { waitForClaimer } from "./claimer-signs.ts";
import type { Conversation } from "./conversation.ts";
import {
  askForPerson,
  giveUpAgent,
  handToAgent,
  isClaimed,
  markAnsweredByAgent,
  type Outlook,
  type Step,
} from "./handover.ts";
import type { Reply, StoredMessage } from "./message.ts";
import { asksForPerson } from "./person-intent.ts";
import type { WidgetSnapshot } from "./snapshot.ts";

/** This many answers in a row that are none, and a person is offered; one more, and asked for. */
const UNSURE_UNTIL_OFFER = 2;
const UNSURE_UNTIL_ASKED = 3;

/** What has to be found out before a visitor's words can be answered. */
export type Need = "agent" | "outlook";

/** What was found out. A part that is missing was not needed when it was looked for. */
export interface Prepared {
  readonly agent?: AgentWords;
  readonly outlook?: Outlook;
}

/** Where nothing can be found out any more. */
export const NOTHING_FOUND: Required<Prepared> = {
  agent: { failed: "not asked" },
  outlook: "nobody",
};

/** As the agent's room tells it. */
export type AgentWords =
  | { readonly reply: string; readonly name: string | null; readonly wantsPerson: boolean }
  | { readonly failed: string };

export interface Said {
  readonly snapshot: WidgetSnapshot;
  readonly text: string;
  /** What the bot would say by itself. */
  readonly reply: Reply;
  /** The conversation's newest messages before it, in order. */
  readonly recent: readonly StoredMessage[];
}

/** What a visitor's words are answered with: the bot's or the agent's, and news of who answers. */
export interface Turn extends Step {
  readonly reply: { readonly by: string; readonly words: Reply } | null;
}

/**
 * Answers a visitor's words as the conversation stands, or tells what has to be known for that. While
 * a user answers, nobody else does, whatever was prepared before they claimed it.
 */
export function answerTurn(
  conversation: Conversation,
  read: () => Said,
  prepared: Prepared,
  nowMs: number,
): Turn | { readonly needs: Need } {
  if (isClaimed(conversation)) {
    return { conversation: waitForClaimer(conversation, nowMs), words: [], reply: null };
  }
  const said = read();
  const wish = wishIn(conversation, said);
  if (wish === null) {
    const words = wordsOfBot(conversation, said);
    return { conversation, words: [], reply: { by: said.snapshot.config.bot_name, words } };
  }
  const { agent, outlook } = prepared;
  if (wish.to === "agent") {
    if (!agent) return { needs: "agent" };
    const answered = answerOfAgent(conversation, said, agent, wish.reason);
    if (!answered.wantsPerson) return answered.turn;
    const { turn } = answered;
    if (!canAskPerson(said.snapshot))
      return { ...giveUpAgent(turn.conversation), reply: turn.reply };
    if (!outlook) return { needs: "outlook" };
    const asked = { ...wishFor(said, "agent_failed"), outlook };
    return { ...askForPerson(turn.conversation, asked, nowMs), reply: turn.reply };
  }
  if (!outlook) return { needs: "outlook" };
  const asked = { ...wishFor(said, wish.reason), outlook };
  return { ...askForPerson(conversation, asked, nowMs), reply: null };
}

export function canAskPerson({ config }: WidgetSnapshot): boolean {
  return config.enable_human_handoff;
}

function wishFor({ snapshot }: Said, reason: HandoverReason) {
  return { reason, offlineMessage: snapshot.config.offline_message };
}

type Wish =
  | { readonly to: "person"; readonly reason: HandoverReason }
  | { readonly to: "agent"; readonly reason: HandoverReason | null };

/** Who but the bot is to answer; null: the bot. A wish goes to the widget's agent first. */
function wishIn(
  { handover, spam }: Conversation,
  { snapshot, text, reply, recent }: Said,
): Wish | null {
  // Nobody is called to spam.
  if (spam.isSpam) return null;
  const isWished = asksForPerson(text);
  const hasAgent = snapshot.rules.handoff.agent !== null;
  switch (handover.phase) {
    case "agent":
      if (canAskPerson(snapshot) && (isWished || !hasAgent))
        return { to: "person", reason: "asked" };
      return hasAgent ? { to: "agent", reason: null } : null;
    case "bot": {
      const isLost = isUnsure(reply) && unsureBefore(recent) + 1 === UNSURE_UNTIL_ASKED;
      if (!isWished && !isLost) return null;
      const reason = isWished ? "asked" : "low_confidence";
      if (hasAgent) return { to: "agent", reason };
      return canAskPerson(snapshot) ? { to: "person", reason } : null;
    }
    case "waiting":
    case "claimed":
      return null;
  }
}

function answerOfAgent(
  before: Conversation,
  { snapshot }: Said,
  agent: AgentWords,
  reason: HandoverReason | null,
): { readonly turn: Turn; readonly wantsPerson: boolean } {
  if ("failed" in agent) {
    const turn = { conversation: before, words: [], reply: null };
    return { turn, wantsPerson: true };
  }
  const conversation = markAnsweredByAgent(handToAgent(before, { reason, name: agent.name }));
  const words: Reply = {
    text: agent.reply,
    knowledgeEntryId: null,
    confidence: null,
    sources: [],
    suggestions: [],
    action: "none",
    metadata: { snapshot_version: snapshot.version, answered_by: "ai_agent" },
  };
  const by = agent.name ?? botTexts(snapshot.config.locale).agentName;
  return {
    turn: { conversation, words: [], reply: { by, words } },
    wantsPerson: agent.wantsPerson,
  };
}

/** The bot's words, in view of what it said before and of a person who may be on the way. */
function wordsOfBot({ handover }: Conversation, { snapshot, text, reply, recent }: Said): Reply {
  const texts = botTexts(snapshot.config.locale);
  if (handover.phase === "waiting") {
    if (!isUnsure(reply) && !asksForPerson(text)) return reply;
    const { isOver } = handover;
    const action = isOver && reply.action === "capture_lead" ? reply.action : "none";
    const metadata = { ...reply.metadata, answered_by: "waiting" };
    return { ...reply, text: texts.stillWaiting, suggestions: [], action, metadata };
  }
  const canOffer = canAskPerson(snapshot) || snapshot.rules.handoff.agent !== null;
  const isOffer = isUnsure(reply) && unsureBefore(recent) + 1 === UNSURE_UNTIL_OFFER;
  return canOffer && isOffer ? { ...reply, text: texts.personOffered, action: "handoff" } : reply;
}

function isUnsure({ metadata }: Pick<Reply, "metadata">): boolean {
  return metadata.answered_by === "fallback";
}

/** How many answers in a row, up to the newest, were none. Small talk is no answer. */
function unsureBefore(recent: readonly StoredMessage[]): number {
  let count = 0;
  for (const message of recent.toReversed()) {
    if (message.type === "user" || message.metadata.answered_by === "small_talk") continue;
    if (message.type !== "bot" || !isUnsure(message)) break;
    count += 1;
  }
  return count;
}
