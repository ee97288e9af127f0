import X from "lucide-solid/icons/x";
import { createSignal, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import { sentenceFor } from "../api/sentence.ts";
import { t } from "../i18n/i18n.ts";
import { isInField } from "./in-field.ts";

/** What takes a thing back; where it returns a promise, its failure is told. */
type Undo = () => void;

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isBad: boolean;
  readonly undo: Undo | null;
}

const SHOWN_MS = 8_000;
/** Reading, deciding and reaching for it takes longer than reading alone. */
const SHOWN_WITH_UNDO_MS = 15_000;
const TOASTS_MAX = 4;

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let lastId = 0;

function remove(id: number): void {
  setToasts((before) => before.filter((toast) => toast.id !== id));
}

function add(text: string, isBad: boolean, undo: Undo | null): void {
  lastId += 1;
  const id = lastId;
  setToasts((before) => [...before, { id, text, isBad, undo }].slice(-TOASTS_MAX));
}

/** Says that something was done, and offers to take it back where that can be. */
export function toast(text: string, undo?: Undo): void {
  add(text, false, undo ?? null);
}

export function toastProblem(text: string): void {
  add(text, true, null);
}

async function takeBack({ id, undo }: Toast): Promise<void> {
  remove(id);
  try {
    // A function that returns a promise is one that returns nothing, as far as types go.
    const outcome: unknown = undo?.();
    await outcome;
  } catch (error) {
    toastProblem(sentenceFor(error));
  }
}

/** Ctrl or Cmd and Z takes back what the newest notice offers to; in a field it is the field's own. */
function useUndoKey(): void {
  const onKey = (event: KeyboardEvent) => {
    const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
    if (!isUndo || event.shiftKey || event.altKey || isInField(event)) return;
    const newest = toasts().findLast((one) => one.undo);
    if (!newest) return;
    event.preventDefault();
    void takeBack(newest);
  };
  addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("keydown", onKey));
}

/** Read out politely, never in the way of what one is doing. */
export function Toasts(): JSX.Element {
  useUndoKey();
  let before: EventTarget | null = null;
  // A notice that goes with the focus in it would leave the keyboard nowhere.
  const giveFocusBack = () => {
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
  };
  return (
    <section
      aria-live="polite"
      aria-label={t("kit.notices")}
      // Dialogs hide all else and close when it is pressed; notices belong to neither side.
      data-kb-top-layer
      class="pointer-events-none fixed inset-x-4 bottom-4 z-[60] flex flex-col items-center gap-2 sm:right-6 sm:left-auto sm:items-end"
      onFocusIn={(event) => {
        const from = event.relatedTarget;
        if (!(from instanceof Node && event.currentTarget.contains(from))) before = from;
      }}
    >
      <For each={toasts()}>{(one) => <Notice toast={one} onGone={giveFocusBack} />}</For>
    </section>
  );
}

function Notice(props: { readonly toast: Toast; readonly onGone: () => void }): JSX.Element {
  let box: HTMLDivElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = () => {
    remove(props.toast.id);
    props.onGone();
  };
  const rest = () => clearTimeout(timer);
  const run = () => {
    rest();
    if (box?.matches(":hover, :focus-within")) return;
    timer = setTimeout(go, props.toast.undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
  };
  onMount(run);
  onCleanup(rest);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here; it is waited while somebody is.
    <div
      ref={box}
      onMouseEnter={rest}
      onMouseLeave={run}
      onFocusIn={rest}
      onFocusOut={() => queueMicrotask(run)}
      class={`pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-lg border bg-raised py-2 pr-2 pl-4 shadow-float ${props.toast.isBad ? "border-danger" : "border-line"}`}
    >
      <p class="min-w-0 flex-1 [overflow-wrap:anywhere]">{props.toast.text}</p>
      <Show when={props.toast.undo}>
        <button
          type="button"
          class="btn btn-quiet text-accent-text"
          onClick={() => {
            void takeBack(props.toast);
            props.onGone();
          }}
        >
          {t("kit.undo")}
        </button>
      </Show>
      <button
        type="button"
        class="btn btn-quiet btn-icon"
        aria-label={t("kit.dismiss")}
        onClick={go}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
