import X from "lucide-solid/icons/x";
import { createSignal, For, type JSX, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isBad: boolean;
  readonly undo: (() => void) | null;
}

const SHOWN_MS = 8_000;
const TOASTS_MAX = 4;

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let lastId = 0;

function remove(id: number): void {
  setToasts((before) => before.filter((toast) => toast.id !== id));
}

function add(text: string, isBad: boolean, undo: (() => void) | null): void {
  lastId += 1;
  const id = lastId;
  setToasts((before) => [...before, { id, text, isBad, undo }].slice(-TOASTS_MAX));
  setTimeout(() => remove(id), SHOWN_MS);
}

/** Says that something was done, and offers to take it back where that can be. */
export function toast(text: string, undo?: () => void): void {
  add(text, false, undo ?? null);
}

export function toastProblem(text: string): void {
  add(text, true, null);
}

/** Read out politely, never in the way of what one is doing. */
export function Toasts(): JSX.Element {
  return (
    <section
      aria-live="polite"
      aria-label={t("kit.notices")}
      class="pointer-events-none fixed inset-x-4 bottom-4 z-[60] flex flex-col items-center gap-2 sm:right-6 sm:left-auto sm:items-end"
    >
      <For each={toasts()}>
        {(one) => (
          <div
            class={`pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-lg border bg-raised py-2 pr-2 pl-4 shadow-float ${one.isBad ? "border-danger" : "border-line"}`}
          >
            <p class="min-w-0 flex-1 [overflow-wrap:anywhere]">{one.text}</p>
            <Show when={one.undo}>
              {(undo) => (
                <button
                  type="button"
                  class="btn btn-quiet text-accent-text"
                  onClick={() => {
                    undo()();
                    remove(one.id);
                  }}
                >
                  {t("kit.undo")}
                </button>
              )}
            </Show>
            <button
              type="button"
              class="btn btn-quiet btn-icon"
              aria-label={t("kit.dismiss")}
              onClick={() => remove(one.id)}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </div>
        )}
      </For>
    </section>
  );
}
