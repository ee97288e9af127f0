import { listen } from "../shared/listen.ts";
import type { VisitorMemory } from "../shared/visitor-memory.ts";
import type { Conversation } from "./conversation.ts";

/** Sends and asks again when the page is back: in sight, from the cache, on the network. */
export function followPage(conversation: Conversation, changed: () => void): (() => void)[] {
  const wake = () => {
    changed();
    conversation.wake();
  };
  return [
    listen(window, "online", wake),
    listen(window, "offline", changed),
    listen(document, "visibilitychange", () => !document.hidden && wake()),
    // An open socket would keep the page out of the back/forward cache.
    listen(window, "pagehide", () => conversation.rest()),
    listen(window, "pageshow", () => conversation.rise()),
  ];
}

/** What other tabs begin or agree to, this one goes on with; whom they forget, it forgets. */
export function followTabs(
  conversation: Conversation,
  memory: VisitorMemory,
  reset: () => void,
): (() => void)[] {
  return memory.onChangeElsewhere((lasting) => (lasting ? conversation.follow(lasting) : reset()));
}
