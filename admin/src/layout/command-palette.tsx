import { createSignal, type JSX, lazy, onCleanup, Show } from "solid-js";
import { Late } from "./late.tsx";

const load = () => import("./palette-dialog.tsx");
const PaletteDialog = lazy(async () => ({ default: (await load()).PaletteDialog }));

/**
 * Ctrl or Cmd and K: any page by its name. What it shows is fetched when it is first asked for;
 * what is typed before its field has the focus is kept for the field, and is no shortcut of the page.
 */
export function CommandPalette(): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const [isWanted, setWanted] = createSignal(false);
  const [words, setWords] = createSignal("");
  const [isHasty, setHasty] = createSignal(false);
  let hasFocus = false;

  const toggle = () => {
    setWords("");
    setHasty(false);
    hasFocus = false;
    setWanted(true);
    setOpen(!isOpen());
  };
  const keepEarly = (event: KeyboardEvent) => {
    if (!isOpen() || hasFocus) return;
    if (event.key === "Enter") setHasty(true);
    else if (isLetter(event)) setWords(words() + event.key);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      toggle();
    } else keepEarly(event);
  };
  addEventListener("keydown", onKey, true);
  onCleanup(() => removeEventListener("keydown", onKey, true));

  return (
    <Show when={isWanted()}>
      <Late>
        <PaletteDialog
          isOpen={isOpen()}
          words={words()}
          isHasty={isHasty()}
          onWords={setWords}
          onFocus={() => {
            hasFocus = true;
          }}
          onClose={() => setOpen(false)}
        />
      </Late>
    </Show>
  );
}

function isLetter(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}
