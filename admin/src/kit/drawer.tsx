import { Dialog as Kobalte } from "@kobalte/core/dialog";
import X from "lucide-solid/icons/x";
import { type JSX, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { createFocusReturn } from "./focus-return.ts";

interface DrawerProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Buttons that stay in sight while what is above them scrolls. */
  readonly footer?: JSX.Element;
  readonly children: JSX.Element;
}

/** A sheet at the side, the whole screen on a phone: details or a long form, with the page still there. */
export function Drawer(props: DrawerProps): JSX.Element {
  const giveFocusBack = createFocusReturn(() => props.isOpen);
  return (
    <Kobalte open={props.isOpen} onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="overlay" />
        <Kobalte.Content
          onCloseAutoFocus={giveFocusBack}
          class="fixed inset-y-0 right-0 z-50 flex w-full flex-col border-line bg-raised shadow-float sm:w-[28rem] sm:border-l"
        >
          <div class="flex min-h-14 items-center justify-between gap-4 border-b border-line px-5">
            <Kobalte.Title class="truncate text-base font-semibold">{props.title}</Kobalte.Title>
            <Kobalte.CloseButton class="btn btn-quiet btn-icon -mr-2" aria-label={t("kit.close")}>
              <X size={18} aria-hidden="true" />
            </Kobalte.CloseButton>
          </div>
          <div class="min-h-0 flex-1 overflow-y-auto p-5">{props.children}</div>
          <Show when={props.footer}>
            <div class="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {props.footer}
            </div>
          </Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}
