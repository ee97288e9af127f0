import { Dialog as Kobalte } from "@kobalte/core/dialog";
import X from "lucide-solid/icons/x";
import { type JSX, Show, useContext } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { createFocusReturn } from "./focus-return.ts";
import { InDialog } from "./in-dialog.ts";

interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string;
  readonly isWide?: boolean;
  /** What is asked must be answered first: there is no way out but what its children offer. */
  readonly isFirm?: boolean;
  readonly children: JSX.Element;
}

/** Takes the focus, keeps it, and gives it back; Escape and a click beside it close it. */
export function Dialog(props: DialogProps): JSX.Element {
  // What opens over a dialog covers it too, or one would read both at once.
  const isOverDialog = useContext(InDialog);
  const giveFocusBack = createFocusReturn(() => props.isOpen);
  return (
    <Kobalte
      open={props.isOpen}
      onOpenChange={(isOpen) => !isOpen && !props.isFirm && props.onClose()}
    >
      <Kobalte.Portal>
        <Kobalte.Overlay class={`overlay ${isOverDialog ? "z-50" : ""}`} />
        <div class="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <Kobalte.Content
            onCloseAutoFocus={giveFocusBack}
            class={`relative max-h-[92dvh] w-full overflow-y-auto rounded-t-xl border border-line bg-raised p-5 shadow-float sm:rounded-xl ${props.isWide ? "sm:max-w-2xl" : "sm:max-w-md"}`}
          >
            <Kobalte.Title class="mb-3 pr-10 text-base font-semibold">{props.title}</Kobalte.Title>
            <Show when={props.description}>
              <Kobalte.Description class="mb-4 text-muted">{props.description}</Kobalte.Description>
            </Show>
            <InDialog.Provider value={true}>{props.children}</InDialog.Provider>
            {/* Last, so that what opens has its first field focused, not the way out of it. */}
            <Show when={!props.isFirm}>
              <Kobalte.CloseButton
                class="btn btn-quiet btn-icon absolute top-3 right-3"
                aria-label={t("kit.close")}
              >
                <X size={18} aria-hidden="true" />
              </Kobalte.CloseButton>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  );
}

/** The buttons below a form: what goes on stands last, where the thumb is. */
export function DialogActions(props: { readonly children: JSX.Element }): JSX.Element {
  return <div class="mt-5 flex flex-wrap justify-end gap-2">{props.children}</div>;
}
