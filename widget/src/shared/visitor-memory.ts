import type { VisitorSigns } from "../../../contracts/guard.ts";
import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { listen } from "./listen.ts";
import { readStored, storageName } from "./storage-name.ts";

/** Kept for the browser, shared by its tabs. */
export interface Lasting {
  readonly session_id?: string;
  readonly conversation_id?: string;
  /** The version of the consent that the visitor gave. */
  readonly consent_version?: string;
  readonly config?: WidgetConfig;
}

export interface QueuedMessage {
  readonly clientMessageId: string;
  readonly text: string;
  /** Of how it was written, which may be a page ago. */
  readonly signs?: VisitorSigns | undefined;
}

/** Kept for this tab only. */
export interface Passing {
  readonly is_open?: boolean;
  /** Up to where the thread was seen, while somebody follows along who may write at any time. */
  readonly followed_seq?: number;
  readonly is_open_counted?: boolean;
  readonly queue?: readonly QueuedMessage[];
}

type Patch<Shape> = { readonly [Name in keyof Shape]?: Shape[Name] | undefined };

export interface VisitorMemory {
  lasting(): Lasting;
  passing(): Passing;
  keep(patch: Patch<Lasting>): void;
  keepForTab(patch: Patch<Passing>): void;
  /** The visitor has acted: from now on the browser's storage is used. */
  allow(): void;
  forget(): void;
  /** Another tab has changed something; null: it has forgotten the visitor, and so does this one. */
  onChangeElsewhere(run: (lasting: Lasting | null) => void): () => void;
}

/** One name in one storage; the page's copy serves while nothing may be stored or storage is blocked. */
function makeDrawer(area: () => Storage, name: string) {
  let copy: object = {};
  let wasStored = false;
  return {
    read: (): object => {
      const stored = readStored(area, name);
      // What was there and is gone was taken away: the copy is not to bring it back.
      if (stored || wasStored) copy = stored ?? {};
      wasStored = stored !== null;
      return copy;
    },
    write: (value: object, isStored: boolean): void => {
      copy = value;
      if (!isStored) return;
      try {
        area().setItem(name, JSON.stringify(value));
      } catch {}
    },
    empty: (): void => {
      copy = {};
      try {
        area().removeItem(name);
      } catch {}
    },
  };
}

/**
 * Nothing is stored before `allow`; a visitor who is remembered has acted before. And nothing is
 * stored while `mayStore`, which is asked of what would be kept, says no.
 */
export function createVisitorMemory(
  widgetKey: string,
  mayStore: (lasting: Patch<Lasting>) => boolean,
): VisitorMemory {
  const name = storageName(widgetKey);
  const browser = makeDrawer(() => localStorage, name);
  const tab = makeDrawer(() => sessionStorage, name);
  let isAllowed = readStored(() => localStorage, name) !== null;
  const memory: VisitorMemory = {
    lasting: () => browser.read(),
    passing: () => tab.read(),
    keep: (patch) => {
      const lasting = { ...browser.read(), ...patch };
      browser.write(lasting, isAllowed && mayStore(lasting));
    },
    keepForTab: (patch) =>
      tab.write({ ...tab.read(), ...patch }, isAllowed && mayStore(browser.read())),
    allow: () => {
      if (isAllowed) return;
      isAllowed = true;
      memory.keep({});
      memory.keepForTab({});
    },
    forget: () => {
      browser.empty();
      tab.empty();
      isAllowed = false;
    },
    onChangeElsewhere: (run) =>
      listen(window, "storage", (event) => {
        // All storage at once has no name.
        if (!(event instanceof StorageEvent) || (event.key ?? name) !== name) return;
        if (event.newValue) run(browser.read());
        else run(null);
      }),
  };
  return memory;
}
