/** Event and listener come from the host page, so nothing is taken for granted of either. */
export interface Emitter {
  /** Gives back what ends it. */
  on(event: unknown, listener: unknown): () => void;
  once(event: unknown, listener: unknown): () => void;
  /** Without a listener: all of the event's. */
  off(event: unknown, listener?: unknown): void;
  emit(event: string, detail?: unknown): void;
}

interface Entry {
  readonly event: unknown;
  readonly listener: unknown;
  readonly isOnce: boolean;
}

export function createEmitter(): Emitter {
  let entries: Entry[] = [];
  const add = (event: unknown, listener: unknown, isOnce: boolean) => {
    const entry = { event, listener, isOnce };
    entries.push(entry);
    return () => {
      entries = entries.filter((other) => other !== entry);
    };
  };
  return {
    on: (event, listener) => add(event, listener, false),
    once: (event, listener) => add(event, listener, true),
    off: (event, listener) => {
      entries = entries.filter(
        (entry) => entry.event !== event || (listener && entry.listener !== listener),
      );
    },
    emit: (event, detail) => {
      const called = entries.filter((entry) => entry.event === event);
      entries = entries.filter((entry) => entry.event !== event || !entry.isOnce);
      for (const { listener } of called) {
        try {
          if (typeof listener === "function") listener(detail);
        } catch (error) {
          // The host page's own mistake: shown as such, and of no effect on us.
          reportError(error);
        }
      }
    },
  };
}
