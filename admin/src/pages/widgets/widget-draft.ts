import { createMemo } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { Widget, WidgetFields } from "../../../../contracts/admin/widgets.ts";
import { cleanList } from "../../kit/list-field.tsx";

/** A widget's settings while they are being edited. */
export type Draft = { -readonly [Key in keyof WidgetFields]: WidgetFields[Key] };

export interface WidgetDraft {
  readonly draft: Draft;
  set<Key extends keyof Draft>(name: Key, value: Draft[Key]): void;
  /** Only what differs from what is stored, as it is sent. */
  changes(): Partial<Draft>;
  isDirty(): boolean;
  /** Begins anew from what is stored now. */
  reset(stored: Widget): void;
}

const LISTS = ["intro_messages", "blocked_ips", "blocked_keywords", "domain_whitelist"] as const;

/** What is typed stays here until it was saved, whatever becomes of the saving. */
export function createWidgetDraft(first: Widget): WidgetDraft {
  let stored = settingsOf(first);
  const [draft, setDraft] = createStore<Draft>(copyOf(stored));
  const [version, setVersion] = createStore({ number: 0 });
  const changes = createMemo(() => {
    // Read so that a save, which changes what is compared with, is noticed.
    void version.number;
    const clean = cleaned(draft);
    const names = Object.keys(stored) as (keyof Draft)[]; // A Draft's own keys.
    const changed = names.filter(
      (name) => JSON.stringify(clean[name]) !== JSON.stringify(stored[name]),
    );
    return Object.fromEntries(changed.map((name) => [name, clean[name]])) as Partial<Draft>;
  });
  return {
    draft,
    set: (name, value) => setDraft(name as never, value as never),
    changes,
    isDirty: () => Object.keys(changes()).length > 0,
    reset(next) {
      stored = settingsOf(next);
      setDraft(reconcile(copyOf(stored)));
      setVersion("number", (before) => before + 1);
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
