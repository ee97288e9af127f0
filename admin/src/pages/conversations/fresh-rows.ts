import { createEffect, createSignal, on, onCleanup } from "solid-js";

const CALM_MS = 6_000;
/** Nearer to the top than this, what comes in there is seen without a button. */
const TOP_PX = 40;

/**
 * Which rows have come in by themselves: marked for a while, and counted while they come in above
 * what is in sight. `ids` are undefined until the list has been read; `listKey` is its filter, and
 * another list is no news.
 */
export function useFreshRows(ids: () => readonly string[] | undefined, listKey: () => string) {
  const [fresh, setFresh] = createSignal<ReadonlySet<string>>(new Set());
  const [above, setAbove] = createSignal<ReadonlySet<string>>(new Set());
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let box: HTMLElement | undefined;
  let known: { readonly key: string; readonly ids: readonly string[] } = { key: "", ids: [] };
  const calm = (id: string) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      setFresh((before) => minus(before, id));
    }, CALM_MS);
    timers.add(timer);
  };
  createEffect(
    on([ids, listKey], ([now, key]) => {
      if (now === undefined) return;
      const news = key === known.key ? cameIn(known.ids, now) : [];
      const isOther = key !== known.key;
      known = { key, ids: now };
      if (isOther) setAbove(new Set<string>());
      if (news.length === 0) return;
      setFresh((before) => new Set([...before, ...news]));
      for (const id of news) calm(id);
      if (box && box.scrollTop > TOP_PX) setAbove((before) => new Set([...before, ...news]));
    }),
  );
  onCleanup(() => {
    for (const timer of timers) clearTimeout(timer);
  });
  return {
    isFresh: (id: string) => fresh().has(id),
    /** How many have come in above what is in sight. */
    aboveCount: () => above().size,
    watch: (element: HTMLElement) => {
      box = element;
      element.addEventListener("scroll", () => {
        if (element.scrollTop <= TOP_PX && above().size > 0) setAbove(new Set<string>());
      });
    },
    goUp: () => box?.scrollTo({ top: 0 }),
  };
}

/** New ones above the last that was there before; those below are a page that was asked for. */
export function cameIn(before: readonly string[], now: readonly string[]): string[] {
  const known = new Set(before);
  const lastKnown = now.findLastIndex((id) => known.has(id));
  if (before.length > 0 && lastKnown === -1) return [];
  return now.filter((id, index) => !known.has(id) && (index < lastKnown || before.length === 0));
}

function minus(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((one) => one !== id));
}
