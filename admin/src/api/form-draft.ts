import { createSignal } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { changedFields, mergeFields } from "./three-way.ts";

/** What is stored, and since when. */
export interface Stored<Fields> {
  readonly fields: Fields;
  readonly updatedAt: string;
}

/** A form over a stored row, while the row may be changed by others too. */
export interface FormDraft<Fields> {
  readonly draft: Fields;
  set<Key extends keyof Fields>(name: Key, value: Fields[Key]): void;
  /** Only what differs from what is stored, as it is sent. */
  changes(): Partial<Fields>;
  isDirty(): boolean;
  /** When what the form was begun from was stored. */
  seenAt(): string;
  /** Changed by somebody else while it was changed here. */
  contested(): readonly (keyof Fields & string)[];
  /** Takes up what is stored now, wherever nothing was changed here. */
  follow(now: Stored<Fields>): void;
  /** After `sent` was stored: what was typed since stays, and is still to be saved. */
  saved(sent: Partial<Fields>, now: Stored<Fields>): void;
  /** Begins anew from what is stored. */
  discard(): void;
}

/** `clean` tells what is sent of a form that is half-typed. Fields are plain JSON. */
export function createFormDraft<Fields extends object>(
  first: Stored<Fields>,
  clean: (form: Fields) => Fields,
): FormDraft<Fields> {
  const [stored, setStored] = createSignal(first);
  const [contested, setContested] = createSignal<readonly (keyof Fields & string)[]>([]);
  const [draft, setDraft] = createStore<Fields>(copyOf(first.fields));
  const changes = () => changedFields(stored().fields, clean(copyOf(draft)));
  const show = (fields: Fields) => setDraft(reconcile(copyOf(fields)));
  const rebase = (base: Fields, now: Stored<Fields>) => {
    const form = copyOf(unwrap(draft));
    const merged = mergeFields(base, form, clean(form), now.fields);
    show(merged.fields);
    setStored(now);
    return merged.contested;
  };
  return {
    draft,
    // A store's setter is typed for paths of any depth; here it is one field and its own value.
    set: (name, value) => setDraft(name as never, value as never),
    changes,
    isDirty: () => Object.keys(changes()).length > 0,
    seenAt: () => stored().updatedAt,
    contested: () => contested().filter((name) => name in changes()),
    follow(now) {
      // An answer that was under way while something was saved is older than what is known.
      if (now.updatedAt < stored().updatedAt) return;
      const found = rebase(stored().fields, now);
      setContested((before) => [...new Set([...before, ...found])]);
    },
    saved(sent, now) {
      rebase({ ...stored().fields, ...sent }, now);
      setContested([]);
    },
    discard() {
      show(stored().fields);
      setContested([]);
    },
  };
}

/** A store's parts are proxies, which `structuredClone` refuses. */
function copyOf<Fields>(fields: Fields): Fields {
  return JSON.parse(JSON.stringify(fields));
}
