import { createSignal, type JSX, lazy, onCleanup, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { toastProblem } from "../kit/toasts.tsx";
import { Late } from "./late.tsx";

const WAIT_MAX_MS = 3_000;

const load = () => import("./palette-dialog.tsx");
const PaletteDialog = lazy(async () => ({ default: (await load()).PaletteDialog }));

/** Ctrl or Cmd and K: any page by its name. What it shows is fetched when it is first asked for. */
export function CommandPalette(): JSX.Element {
  const palette = createPalette();
  return (
    <Show when={palette.isWanted()}>
      <Late onFail={palette.giveUp}>
        <PaletteDialog
          isOpen={palette.isOpen()}
          words={palette.words()}
          isHasty={palette.isHasty()}
          onWords={palette.setWords}
          onFocus={palette.hear}
          onClose={palette.close}
        />
      </Late>
    </Show>
  );
}

/** What is typed before the palette's field has the focus is kept for it, and is no shortcut of the page. */
function createPalette() {
  const [isOpen, setOpen] = createSignal(false);
  const [isWanted, setWanted] = createSignal(false);
  const [words, setWords] = createSignal("");
  const [isHasty, setHasty] = createSignal(false);
  let hasFocus = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(waiting);
    setOpen(false);
  };
  // Whoever types on must not do so into nothing for ever.
  const giveUp = () => {
    close();
    setWanted(false);
    toastProblem(t("errors.part_file"));
  };
  const open = () => {
    setWords("");
    setHasty(false);
    hasFocus = false;
    setWanted(true);
    setOpen(true);
    waiting = setTimeout(giveUp, WAIT_MAX_MS);
  };
  const hear = () => {
    clearTimeout(waiting);
    hasFocus = true;
  };
  const keepEarly = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter") setHasty(true);
    else if (isLetter(event)) setWords(words() + event.key);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (isOpen()) close();
      else open();
    } else if (isOpen() && !hasFocus) keepEarly(event);
  };
  addEventListener("keydown", onKey, true);
  onCleanup(() => {
    clearTimeout(waiting);
    removeEventListener("keydown", onKey, true);
  });
  return { isOpen, isWanted, words, isHasty, setWords, hear, giveUp, close };
}

function isLetter(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}
