/** Event and listener come from the host page, so nothing is taken for granted of either. */
export interface Emitter {
  /** Gives back what ends it. */
  on(event: unknown, listener: unknown): () => void;
  once(event: unknown, listener: unknown): () => void;
  /** Without a listener: all of the event's. */
  off(event: unknown, listener?: unknown): void;
  emit(event: string, detail?: unknown): void;
}

type Entry = readonly [event: unknown, listener: unknown, isOnce?: boolean];

export function createEmitter(): Emitter {
  let entries: Entry[] = [];
  const drop = (test: (entry: Entry) => unknown) => {
    entries = entries.filter((entry) => !test(entry));
  };
  const add = (...entry: Entry) => {
    entries.push(entry);
    return () => drop((other) => other === entry);
  };
  return {
    on: (event, listener) => add(event, listener),
    once: (event, listener) => add(event, listener, true),
    off: (event, listener) => drop(([of, its]) => of === event && (!listener || its === listener)),
    emit(event, detail) {
      const called = entries.filter(([of]) => of === event);
      drop(([of, , isOnce]) => of === event && isOnce);
      for (const [, listener] of called) {
        try {
          if (typeof listener === "function") listener(detail);
        } catch (error) {
          // The host page's own mistake: shown as such, and of no effect on us. Older browsers have
          // no `reportError`.
          setTimeout(() => {
            throw error;
          });
        }
      }
    },
  };
}
