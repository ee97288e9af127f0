import { viewedConversation } from "./inbox.ts";

/** Whether the user has a conversation before their eyes: open, in a window that they are in. */
export function isLookedAt(id: string): boolean {
  return (
    viewedConversation() === id && document.visibilityState === "visible" && document.hasFocus()
  );
}
