import type { PanelTexts } from "../strings/texts.ts";
import type { Conversation } from "./conversation.ts";

/** Why messages do not leave, or that a person was asked for; and whether to offer another try. */
export function bannerWords(
  { isAway, thread }: Conversation,
  hasConfig: boolean,
  texts: PanelTexts,
): [text: string, canRetry: boolean] {
  if (!navigator.onLine) return [texts.offline, false];
  if (isAway || !hasConfig) return [texts.unreachable, true];
  const isWaiting = thread.handover.phase === "waiting" && thread.status === "active";
  return [isWaiting ? texts.personWaited : "", false];
}
