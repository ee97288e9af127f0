import { useNavigate } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useCan } from "../api/session.ts";
import { t } from "../i18n/i18n.ts";
import { Dialog } from "../kit/dialog.tsx";
import { Keys } from "../kit/keys.tsx";
import { NAVIGATION } from "./navigation.ts";

interface PaletteDialogProps {
  readonly isOpen: boolean;
  readonly words: string;
  /** Enter was pressed before the field could hear it. */
  readonly isHasty: boolean;
  readonly onWords: (words: string) => void;
  readonly onFocus: () => void;
  readonly onClose: () => void;
}

export function PaletteDialog(props: PaletteDialogProps): JSX.Element {
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t("layout.go_to")}>
      <Pages {...props} />
    </Dialog>
  );
}

function Pages(props: PaletteDialogProps): JSX.Element {
  const can = useCan();
  const navigate = useNavigate();
  const [at, setAt] = createSignal(0);
  const found = () =>
    NAVIGATION.flatMap((group) => group.items).filter(
      (item) => can(item.right) && plain(t(item.label)).includes(plain(props.words.trim())),
    );
  const go = (index: number) => {
    const item = found()[index];
    if (!item) return;
    props.onClose();
    navigate(item.path);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((at() + step + found().length) % Math.max(1, found().length));
    }
    if (event.key === "Enter") go(at());
  };
  return (
    <>
      <input
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found()[at()] ? `palette-${at()}` : undefined}
        aria-label={t("layout.go_to")}
        placeholder={t("layout.go_to_hint")}
        value={props.words}
        onInput={(event) => {
          props.onWords(event.currentTarget.value);
          setAt(0);
        }}
        onFocus={() => {
          props.onFocus();
          if (props.isHasty) go(0);
        }}
        onKeyDown={onKey}
      />
      <div id="palette-list" role="listbox" aria-label={t("layout.menu")} class="mt-3 min-h-48">
        <For each={found()}>
          {(item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and hears the keys.
            <div
              id={`palette-${index()}`}
              role="option"
              tabIndex={-1}
              aria-selected={index() === at()}
              onClick={() => go(index())}
              class={`flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 ${index() === at() ? "bg-accent-soft text-accent-text" : ""}`}
            >
              <Dynamic component={item.icon} size={16} aria-hidden="true" />
              <span class="flex-1">{t(item.label)}</span>
              <Show when={item.letter}>
                <span aria-hidden="true">
                  <Keys keys={["g", item.letter ?? ""]} />
                </span>
              </Show>
            </div>
          )}
        </For>
      </div>
    </>
  );
}

/** Without what is left out in haste: capitals and accents. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
