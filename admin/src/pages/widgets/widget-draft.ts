import { createMemo, createSignal } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import type { Widget, WidgetFields } from "../../../../contracts/admin/widgets.ts";
import { changedFields, mergeFields } from "../../api/three-way.ts";
import { cleanList } from "../../kit/list-field.tsx";

/** A widget's settings while they are being edited. */
export type Draft = { -readonly [Key in keyof WidgetFields]: WidgetFields[Key] };
export type FieldName = keyof Draft & string;

export interface WidgetDraft {
  readonly draft: Draft;
  set<Key extends keyof Draft>(name: Key, value: Draft[Key]): void;
  /** Only what differs from what is stored, as it is sent. */
  changes(): Partial<Draft>;
  isDirty(): boolean;
  /** When what the form was begun from was stored. */
  seenAt(): string;
  /** Changed by somebody else while it was changed here. */
  contested(): readonly FieldName[];
  /** Takes up what is stored now, wherever nothing was changed here. */
  follow(now: Widget): void;
  /** After `sent` was stored: what was typed since stays, and is still to be saved. */
  saved(sent: Partial<Draft>, now: Widget): void;
  /** Begins anew from what is stored. */
  discard(): void;
}

const LISTS = ["intro_messages", "blocked_ips", "blocked_keywords", "domain_whitelist"] as const;

/** What is typed stays here until it was saved, whatever becomes of the saving. */
export function createWidgetDraft(first: Widget): WidgetDraft {
  const [stored, setStored] = createSignal(settingsOf(first));
  const [seenAt, setSeenAt] = createSignal(first.updated_at);
  const [contested, setContested] = createSignal<readonly FieldName[]>([]);
  const [draft, setDraft] = createStore<Draft>(copyOf(stored()));
  const changes = createMemo(() => changedFields(stored(), cleaned(draft)));
  const show = (fields: Draft) => setDraft(reconcile(copyOf(fields)));
  const rebase = (base: Draft, now: Widget) => {
    const next = settingsOf(now);
    const merged = mergeFields(base, copyOf(unwrap(draft)), cleaned(unwrap(draft)), next);
    show(merged.fields);
    setStored(next);
    setSeenAt(now.updated_at);
    return merged.contested;
  };
  return {
    draft,
    set: (name, value) => setDraft(name as never, value as never),
    changes,
    isDirty: () => Object.keys(changes()).length > 0,
    seenAt,
    contested: () => contested().filter((name) => name in changes()),
    follow(now) {
      // An answer that was under way while something was saved is older than what is known.
      if (now.updated_at < seenAt()) return;
      const found = rebase(stored(), now);
      setContested((before) => [...new Set([...before, ...found])]);
    },
    saved(sent, now) {
      rebase({ ...stored(), ...sent }, now);
      setContested([]);
    },
    discard() {
      show(stored());
      setContested([]);
    },
  };
}

/** What a form may have left half-done: lines without words. */
export function cleaned(draft: Draft): Draft {
  const lists = Object.fromEntries(LISTS.map((name) => [name, cleanList(draft[name])]));
  return { ...copyOf(draft), ...lists };
}

/** A store's parts are proxies, which `structuredClone` refuses; settings are plain JSON. */
function copyOf(draft: Draft): Draft {
  return JSON.parse(JSON.stringify(draft));
}

function settingsOf(widget: Widget): Draft {
  const {
    id: _id,
    client_id: _client,
    client_name: _clientName,
    client_timezone: _zone,
    widget_key: _key,
    created_at: _created,
    updated_at: _updated,
    ...settings
  } = widget;
  return copyOf(settings);
}
