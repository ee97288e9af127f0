import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { fillIn, type PanelTexts } from "../strings/texts.ts";
import type { ThreadState } from "./thread-state.ts";

/** Who stands in the panel's head. */
export interface Answerer {
  readonly name: string;
  readonly line: string;
  readonly isPerson: boolean;
}

export function answererOf(
  { handover: { phase, name } }: ThreadState,
  config: WidgetConfig | null,
  texts: PanelTexts,
): Answerer {
  if (phase === "claimed") {
    return { name: name ?? "", line: texts.personAnswers, isPerson: true };
  }
  if (phase === "agent") {
    return { name: name ?? texts.agent, line: texts.agentAnswers, isPerson: false };
  }
  return { name: config?.bot_name ?? "", line: texts.assistant, isPerson: false };
}

/** Whether somebody at the business follows along: they see that the visitor writes, and reads. */
export function isFollowed({ handover, status }: ThreadState): boolean {
  return status === "active" && (handover.phase === "waiting" || handover.phase === "claimed");
}

/** Up to where the thread was seen; nothing while nobody follows along. */
export function followedSeq(
  state: ThreadState,
  isInSight: boolean,
  before: number | undefined,
): number | undefined {
  if (!isFollowed(state)) return undefined;
  return isInSight ? state.levelSeq : (before ?? state.levelSeq);
}

/** The visitor's last message, where a person has read it. */
export function seenKey({ messages, conversations, handover }: ThreadState): string | null {
  const last = messages.filter(({ type }) => type === "user").at(-1);
  const isSeen =
    last?.seq && last.part === conversations.length - 1 && last.seq <= handover.human_read_seq;
  return isSeen ? last.key : null;
}

/** `Jane Doe` → `JD`: what stands in a picture's place. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 && words.at(-1)].map((word) => word && [...word][0]);
  return letters.filter(Boolean).join("").toUpperCase() || "?";
}

export function typingLabel(state: ThreadState, name: string, texts: PanelTexts): string {
  return fillIn(texts.typing, { name: state.handover.name ?? name });
}
