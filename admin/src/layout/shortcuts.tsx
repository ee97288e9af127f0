import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, lazy, onCleanup, Show } from "solid-js";
import { useCan } from "../api/session.ts";
import { isInField } from "../kit/in-field.ts";
import { Late } from "./late.tsx";
import { NAVIGATION } from "./navigation.ts";

const PAUSE_MS = 1_000;

const ShortcutsDialog = lazy(async () => ({
  default: (await import("./shortcuts-dialog.tsx")).ShortcutsDialog,
}));

/** Whether a key is not meant for the page: typed in a field, with a modifier, or in what stands over the page. */
export function isTyping(event: KeyboardEvent): boolean {
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    isInField(event) ||
    document.querySelector("[role=dialog],[role=menu]") !== null
  );
}

/** Keys that work on every page: `g` and a letter, `/`, `?`. */
export function Shortcuts(): JSX.Element {
  const can = useCan();
  const navigate = useNavigate();
  const [isOpen, setOpen] = createSignal(false);
  const [isWanted, setWanted] = createSignal(false);
  let goneAtMs = 0;
  const go = (letter: string) => {
    const items = NAVIGATION.flatMap((group) => group.items);
    const item = items.find((one) => one.letter === letter && can(one.right));
    if (item) navigate(item.path);
  };
  const onKey = (event: KeyboardEvent) => {
    if (isTyping(event)) return;
    if (event.key === "?") {
      setWanted(true);
      setOpen(true);
    }
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
    <Show when={isWanted()}>
      <Late>
        <ShortcutsDialog isOpen={isOpen()} onClose={() => setOpen(false)} />
      </Late>
    </Show>
  );
}
