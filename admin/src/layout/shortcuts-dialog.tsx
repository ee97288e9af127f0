import { For, type JSX, Show } from "solid-js";
import { useCan } from "../api/session.ts";
import { type TextKey, t } from "../i18n/i18n.ts";
import { Dialog } from "../kit/dialog.tsx";
import { Keys } from "../kit/keys.tsx";
import { NAVIGATION } from "./navigation.ts";

const HELP: readonly { readonly keys: readonly string[]; readonly label: TextKey }[] = [
  { keys: ["mod", "k"], label: "layout.go_to" },
  { keys: ["/"], label: "layout.key_search" },
  { keys: ["j", "k"], label: "layout.key_next" },
  { keys: ["e"], label: "layout.key_edit" },
  { keys: ["c"], label: "inbox.key_claim" },
  { keys: ["r"], label: "inbox.key_reply" },
  { keys: ["mod", "z"], label: "layout.key_undo" },
  { keys: ["?"], label: "layout.key_help" },
];

interface ShortcutsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The keys that work on every page, as far as they lead anywhere for this user. */
export function ShortcutsDialog(props: ShortcutsDialogProps): JSX.Element {
  const can = useCan();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t("layout.shortcuts")}>
      <dl class="space-y-2">
        <For each={HELP}>{(line) => <Line label={t(line.label)} keys={line.keys} />}</For>
        <For each={NAVIGATION.flatMap((group) => group.items).filter((item) => can(item.right))}>
          {(item) => (
            <Show when={item.letter}>
              {(letter) => <Line label={t(item.label)} keys={["g", letter()]} />}
            </Show>
          )}
        </For>
      </dl>
    </Dialog>
  );
}

function Line(props: { readonly label: string; readonly keys: readonly string[] }): JSX.Element {
  return (
    <div class="flex items-center justify-between gap-4">
      <dt>{props.label}</dt>
      <dd>
        <Keys keys={props.keys} />
      </dd>
    </div>
  );
}
