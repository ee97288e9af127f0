import type { ChatWidgetEvent, ChatWidgetEvents, ChatWidgetListener } from "./events.ts";

interface Entry {
  /** Whose events are meant; undefined: every widget's on the page. */
  readonly widgetKey: string | undefined;
  readonly event: ChatWidgetEvent;
  readonly tell: (detail: unknown) => void;
  readonly listener: unknown;
  /** Whoever added it, and may take all of theirs away. */
  readonly owner: object;
  readonly isOnce: boolean;
}

let entries: readonly Entry[] = [];

export interface ListenerGroup {
  add<Event extends ChatWidgetEvent>(
    event: Event,
    listener: ChatWidgetListener<Event>,
    isOnce: boolean,
  ): () => void;
  /** Without a listener: all of the event's. Without an event: all of this group. */
  remove(event?: ChatWidgetEvent, listener?: unknown): void;
}

/**
 * Listeners stand beside the widgets and not in them: they outlive a widget that is started anew,
 * and may be there before it.
 */
export function listenerGroup(widgetKey: string | undefined): ListenerGroup {
  const owner = {};
  return {
    add: (event, listener, isOnce) => {
      // `tell` is only ever given details of this entry's own event.
      const tell = listener as (detail: unknown) => void;
      const entry: Entry = { widgetKey, event, tell, listener, owner, isOnce };
      entries = [...entries, entry];
      return () => {
        entries = entries.filter((other) => other !== entry);
      };
    },
    remove: (event, listener) => {
      entries = entries.filter(
        (entry) =>
          entry.owner !== owner ||
          (event !== undefined && entry.event !== event) ||
          (listener !== undefined && entry.listener !== listener),
      );
    },
  };
}

/** One listener's mistake is shown as the page's own, and the others still hear. */
export function tellListeners<Event extends ChatWidgetEvent>(
  widgetKey: string,
  event: Event,
  detail: ChatWidgetEvents[Event],
): void {
  const isMeant = (entry: Entry) =>
    entry.event === event && (entry.widgetKey ?? widgetKey) === widgetKey;
  const called = entries.filter(isMeant);
  entries = entries.filter((entry) => !(entry.isOnce && isMeant(entry)));
  for (const { tell } of called) {
    try {
      tell(detail);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
