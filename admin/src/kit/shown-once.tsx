import { For, type JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";

interface Kept {
  readonly label: string;
  readonly text: string;
  /** Of the button, where it is not the usual one. */
  readonly copyLabel?: string;
}

interface ShownOnceProps {
  readonly title: string;
  readonly text: string;
  /** What is to be kept elsewhere. */
  readonly kept: readonly Kept[];
  readonly done: string;
  readonly onClose: () => void;
}

/** Nobody can show it again, so that a stray click or Escape must not close it. */
export function ShownOnce(props: ShownOnceProps): JSX.Element {
  return (
    <Dialog
      isOpen
      isFirm
      isWide
      onClose={props.onClose}
      title={props.title}
      description={props.text}
    >
      <div class="space-y-4">
        <For each={props.kept}>
          {(one) => (
            <div>
              <p class="label">{one.label}</p>
              <p class="mono mb-2 rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere] select-all">
                {one.text}
              </p>
              <CopyButton text={one.text} label={one.copyLabel ?? t("kit.copy")} />
            </div>
          )}
        </For>
      </div>
      <DialogActions>
        <Button kind="primary" onClick={() => props.onClose()}>
          {props.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
