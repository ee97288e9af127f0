/** What may stand below the thread, in this order. */
const SLOTS = ["typing", "choices", "notice", "lead", "note", "rating", "ended"] as const;
export type SlotName = (typeof SLOTS)[number];

/** Each slot holds at most one element, which is built again only when its key changes. */
export function createSlots(container: HTMLElement) {
  const filled = new Map<SlotName, { readonly key: string; readonly element: Element }>();
  return {
    /** A null key empties the slot. Gives whether the slot was filled anew. */
    set(name: SlotName, key: string | null, build: () => Element): boolean {
      const before = filled.get(name);
      if (before?.key === key || (!before && key === null)) return false;
      before?.element.remove();
      filled.delete(name);
      if (key === null) return false;
      const element = build();
      const later = SLOTS.slice(SLOTS.indexOf(name) + 1);
      const next = later.map((other) => filled.get(other)?.element).find(Boolean);
      container.insertBefore(element, next ?? null);
      filled.set(name, { key, element });
      return true;
    },
  };
}

export type Slots = ReturnType<typeof createSlots>;
