import { bannerWords } from "./banner-words.ts";
import type { Drawn, DrawnPort } from "./drawn.ts";
import { answererOf, followedSeq, seenKey } from "./handover.ts";

/** Brings what is drawn up to what is known now. */
export function renderPanel(
  { shell, texts, thread, extras, composer }: Drawn,
  { host, conversation, guard, badge, memory, currentConfig, menu }: DrawnPort,
  isOpen: boolean,
): void {
  const state = conversation.thread;
  const isBooking = extras.isBooking();
  thread.update(state.messages, seenKey(state));
  shell.header.show(answererOf(state, currentConfig(), texts));
  shell.scroll.hidden = isBooking;
  guard.update(shell);
  const last = state.messages.at(-1);
  if (extras.update() && last) thread.toStartOf(last);
  composer.element.hidden = isBooking || extras.hidesComposer();
  shell.menu.button.hidden = menu().length === 0;
  shell.banner.say(...bannerWords(conversation, host.config() !== null, texts));
  const isInSight = isOpen && !isBooking;
  if (isInSight && !document.hidden) conversation.live?.signals.read(state.levelSeq);
  badge.update(state.messages, isInSight, texts);
  // What is not here yet says nothing of who follows along.
  if (conversation.isLoading || state.levelSeq === 0) return;
  const before = memory.passing().followed_seq;
  const followed_seq = followedSeq(state, isInSight, before);
  if (followed_seq !== before) memory.keepForTab({ followed_seq });
}
