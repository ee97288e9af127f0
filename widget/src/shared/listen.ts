import { guarded } from "./guarded.ts";

/** Listens, guarded, and gives back what ends it. */
export function listen(
  target: EventTarget,
  type: string,
  run: (event: Event) => unknown,
): () => void {
  const listener = guarded(run);
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
