import type { VisitorSigns } from "../../../contracts/guard.ts";
import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { listen } from "./listen.ts";
import { readStored, storageName } from "./storage-name.ts";
import { toJson } from "./to-json.ts";

/** Kept for the browser, shared by its tabs. */
export interface Lasting {
  readonly session_id?: string;
  readonly conversation_id?: string;
  /** Whose all this is, as the site's own token names them; absent while nobody has been named. */
  readonly person?: string;
  /** The version of the consent that the visitor gave. */
  readonly consent_version?: string;
  readonly config?: WidgetConfig;
}

export interface QueuedMessage {
  readonly clientMessageId: string;
  readonly text: string;
  /** Of how it was written, which may be a page ago. */
  readonly signs?: VisitorSigns | undefined;
  /** Who wrote it, where the page had said so; it is never sent as anybody else. */
  readonly person?: string | undefined;
}

/** Kept for this tab only. */
export interface Passing {
  readonly is_open?: boolean;
  /** Up to where the thread was seen, while somebody follows along who may write at any time. */
  readonly followed_seq?: number;
  readonly is_open_counted?: boolean;
  readonly queue?: readonly QueuedMessage[];
}

/** What is undefined is forgotten. */
export type Patch<Shape> = { readonly [Name in keyof Shape]?: Shape[Name] | undefined };

export interface VisitorMemory {
  /** Nothing, where it is a named person's and the page does not name the same. */
  lasting(): Lasting;
  passing(): Passing;
  keep(patch: Patch<Lasting>): void;
  keepForTab(patch: Patch<Passing>): void;
  /** The visitor has acted: from now on the browser's storage is used. */
  allow(): void;
  /** What another tab has left in the browser, after it forgot the visitor, is not of the same one. */
  forget(isElsewhere: boolean): void;
  /** Another tab has changed something; null: it has forgotten the visitor, and so does this one. */
  onChangeElsewhere(run: (lasting: Lasting | null) => void): (() => void)[];
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
    isStored: () => wasStored,
    write: (value: object, isStored: boolean): void => {
      copy = value;
      if (!isStored) return;
      try {
        area().setItem(name, toJson(value));
      } catch {}
    },
    empty: (isElsewhere: boolean): void => {
      copy = {};
      if (isElsewhere) return;
      try {
        area().removeItem(name);
      } catch {}
    },
  };
}

/** Whether another visitor is here by now, or nobody any more. What is only begun may be the same one's. */
function isOfAnother(before: Lasting, now: Lasting): boolean {
  const { session_id = now.session_id, person = now.person } = before;
  return session_id !== now.session_id || person !== now.person;
}

/**
 * Nothing is stored before `allow`; a visitor who is remembered has acted before. And nothing is
 * stored while `mayStore`, which is asked of what would be kept, says no.
 *
 * What a named person left (`person`) is there for nobody else: not where the page names another, and
 * not where it names nobody, after a log-out that forgot to `reset`. It waits untouched, since a page
 * may name its visitor late, and gives way to the first thing that somebody else keeps.
 */
export function createVisitorMemory(
  widgetKey: string,
  mayStore: (lasting: Patch<Lasting>) => boolean,
  person: () => string,
): VisitorMemory {
  const name = storageName(widgetKey);
  const browser = makeDrawer(() => localStorage, name);
  const tab = makeDrawer(() => sessionStorage, name);
  let hasActed = false;
  let left: Lasting | undefined;
  const isSomebodyElses = ({ person: theirs }: Lasting) =>
    theirs !== undefined && theirs !== person();
  const lasting = (): Lasting => {
    const kept: Lasting = browser.read();
    return isSomebodyElses(kept) ? {} : kept;
  };
  const isAllowed = () => hasActed || (!isSomebodyElses(browser.read()) && browser.isStored());
  const memory: VisitorMemory = {
    lasting,
    passing: () => tab.read(),
    keep: (patch) => {
      const kept = { ...lasting(), ...patch };
      browser.write(kept, isAllowed() && mayStore(kept));
    },
    keepForTab: (patch) =>
      tab.write({ ...tab.read(), ...patch }, isAllowed() && mayStore(lasting())),
    allow: () => {
      if (hasActed) return;
      hasActed = true;
      memory.keep({});
      memory.keepForTab({});
    },
    forget: (isElsewhere) => {
      browser.empty(isElsewhere);
      tab.empty(false);
      hasActed = false;
    },
    onChangeElsewhere: (run) => [
      listen(window, "storage", (event) => {
        // All storage at once has no name, and neither has what a page makes up for its own scripts.
        if (!(event instanceof StorageEvent && event.isTrusted)) return;
        if ((event.key ?? name) !== name) return;
        if (event.newValue) run(lasting());
        else run(null);
      }),
      // A page that the browser keeps whole is told of nothing meanwhile.
      listen(window, "pagehide", () => {
        left = lasting();
      }),
      listen(window, "pageshow", () => {
        const now = lasting();
        // On its first showing it has not been left.
        if (left) run(isOfAnother(left, now) ? null : now);
      }),
    ],
  };
  return memory;
}
