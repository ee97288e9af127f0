export type Listener = (detail: unknown) => void;

export interface Emitter {
  /** Gives back what ends it. */
  on(event: string, listener: Listener): () => void;
  once(event: string, listener: Listener): () => void;
  /** Without a listener: all of the event's. */
  off(event: string, listener?: Listener): void;
  emit(event: string, detail?: unknown): void;
}

interface Entry {
  readonly event: string;
  readonly listener: Listener;
  readonly isOnce: boolean;
}

export function createEmitter(): Emitter {
  let entries: Entry[] = [];
  const add = (event: string, listener: Listener, isOnce: boolean) => {
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
          listener(detail);
        } catch (error) {
          // The host page's own mistake: shown as such, and of no effect on us.
          reportError(error);
        }
      }
    },
  };
}
