import type { ChatWidgetEvent, ChatWidgetEvents } from "./events.ts";

/** What a page may want to draw of a widget. A new object at each change, the same one in between. */
export interface ChatWidgetState {
  /** The launcher, or the inline chat, is there. */
  readonly isReady: boolean;
  readonly isOpen: boolean;
  /** How many answers the visitor has not seen. */
  readonly unread: number;
}

/** Before there is a widget, and on a server. */
export const NOTHING_YET: ChatWidgetState = Object.freeze({
  isReady: false,
  isOpen: false,
  unread: 0,
});

export function stateAfter<Event extends ChatWidgetEvent>(
  state: ChatWidgetState,
  event: Event,
  detail: ChatWidgetEvents[Event],
): ChatWidgetState {
  switch (event) {
    case "ready":
      return { ...state, isReady: true };
    case "open":
      return { ...state, isOpen: true, unread: 0 };
    case "close":
      return { ...state, isOpen: false };
    case "unread":
      return { ...state, unread: Number(detail) };
    case "reset":
      return { ...state, unread: 0 };
    case "destroy":
      return NOTHING_YET;
    default:
      return state;
  }
}
