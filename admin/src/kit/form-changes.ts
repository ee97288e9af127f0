import { createSignal } from "solid-js";

/** The fields of a form that differ from what is stored, as long as they are not saved. */
export function createFormChanges<Fields extends object>() {
  const [fields, setFields] = createSignal<Partial<Fields>>({});
  const keepOnly = (isKept: (name: keyof Fields, value: unknown) => boolean) => {
    const kept = Object.entries(fields()).filter(([name, value]) =>
      isKept(name as keyof Fields, value),
    );
    setFields(() => Object.fromEntries(kept) as Partial<Fields>); // A part of what it was.
  };
  return {
    fields,
    isDirty: () => Object.keys(fields()).length > 0,
    put: (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part })),
    /** What was saved is a change no more; what was typed since it was sent still is. */
    settle: (saved: Partial<Fields>) =>
      keepOnly((name, value) => !(name in saved) || saved[name] !== value),
    forget: (forgotten: keyof Fields) => keepOnly((name) => name !== forgotten),
    clear: () => setFields(() => ({})),
  };
}
