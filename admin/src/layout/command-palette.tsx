import { createSignal, type JSX, lazy, onCleanup, Show } from "solid-js";
import { Late } from "./late.tsx";

const PaletteDialog = lazy(async () => ({
  default: (await import("./palette-dialog.tsx")).PaletteDialog,
}));

/** Ctrl or Cmd and K: any page by its name. What it shows is fetched when it is first asked for. */
export function CommandPalette(): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const [isWanted, setWanted] = createSignal(false);
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    setWanted(true);
    setOpen(!isOpen());
  };
  addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("keydown", onKey));
  return (
    <Show when={isWanted()}>
      <Late>
        <PaletteDialog isOpen={isOpen()} onClose={() => setOpen(false)} />
      </Late>
    </Show>
  );
}
