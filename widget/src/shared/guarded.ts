const ignore = () => undefined;

/**
 * Wraps an entry through which the host page, the browser or the visitor calls us: whatever fails
 * inside stays inside, also in a promise. A chat that is broken must not break the shop around it.
 */
export function guarded<Args extends unknown[], Result>(
  run: (...args: Args) => Result,
): (...args: Args) => Result | undefined {
  return (...args) => {
    try {
      const result = run(...args);
      // Not by `instanceof`: a page's own Promise may stand under that name, and ours is the browser's.
      Object(result).catch?.(ignore);
      return result;
    } catch {
      return undefined;
    }
  };
}

/** Does something whose end nobody waits for, and whose failure nobody else can mend. */
export function inBackground(run: () => unknown): void {
  guarded(run)();
}
