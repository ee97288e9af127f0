import { useNavigate } from "@solidjs/router";
import { createSignal, For, type JSX, onCleanup } from "solid-js";
import { useCan } from "../api/session.ts";
import { type TextKey, t } from "../i18n/i18n.ts";
import { Dialog } from "../kit/dialog.tsx";
import { NAVIGATION } from "./navigation.ts";

const PAUSE_MS = 1_000;

const HELP: readonly { readonly keys: readonly string[]; readonly label: TextKey }[] = [
  { keys: ["Ctrl", "K"], label: "layout.go_to" },
  { keys: ["/"], label: "layout.key_search" },
  { keys: ["j", "k"], label: "layout.key_next" },
  { keys: ["e"], label: "layout.key_edit" },
  { keys: ["?"], label: "layout.key_help" },
];

/** Whether a key belongs to a field that is being typed in. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (target instanceof HTMLElement &&
      (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) ||
    document.querySelector("[role=dialog],[role=menu]") !== null
  );
}

/** Keys that work on every page: `g` and a letter, `/`, `?`. */
export function Shortcuts(): JSX.Element {
  const can = useCan();
  const navigate = useNavigate();
  const [isOpen, setOpen] = createSignal(false);
  let goneAtMs = 0;
  const go = (letter: string) => {
    const items = NAVIGATION.flatMap((group) => group.items);
    const item = items.find((one) => one.letter === letter && can(one.right));
    if (item) navigate(item.path);
  };
  const onKey = (event: KeyboardEvent) => {
    if (isTyping(event)) return;
    if (event.key === "?") setOpen(true);
    if (event.key === "/") {
      const search = document.querySelector<HTMLElement>("[data-shortcut=search]");
      if (search) event.preventDefault();
      search?.focus();
    }
    if (Date.now() - goneAtMs < PAUSE_MS) go(event.key);
    goneAtMs = event.key === "g" ? Date.now() : 0;
  };
  addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("keydown", onKey));
  return (
    <Dialog isOpen={isOpen()} onClose={() => setOpen(false)} title={t("layout.shortcuts")}>
      <ul class="space-y-2">
        <For each={HELP}>
          {(line) => (
            <li class="flex items-center justify-between gap-4">
              <span>{t(line.label)}</span>
              <span class="space-x-1">
                <For each={line.keys}>{(key) => <kbd class="kbd">{key}</kbd>}</For>
              </span>
            </li>
          )}
        </For>
        <For each={NAVIGATION.flatMap((group) => group.items).filter((item) => item.letter)}>
          {(item) => (
            <li class="flex items-center justify-between gap-4">
              <span>{t(item.label)}</span>
              <span class="space-x-1">
                <kbd class="kbd">g</kbd> <kbd class="kbd">{item.letter}</kbd>
              </span>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
}
