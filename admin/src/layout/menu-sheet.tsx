import { Dialog } from "@kobalte/core/dialog";
import X from "lucide-solid/icons/x";
import { type JSX, onCleanup } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { createFocusReturn } from "../kit/focus-return.ts";
import { InDialog } from "../kit/in-dialog.ts";
import { PresenceMenu } from "./presence-menu.tsx";
import { NavigationMenu } from "./sidebar.tsx";
import { UserMenu } from "./user-menu.tsx";

interface MenuSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly brand: JSX.Element;
  /** Where a super admin chooses whom to look at. */
  readonly client: JSX.Element;
}

/** The sidebar of small screens: it slides over the page, and the page behind it cannot be reached. */
export function MenuSheet(props: MenuSheetProps): JSX.Element {
  const giveFocusBack = createFocusReturn(() => props.isOpen);
  const large = matchMedia("(min-width: 64rem)");
  // A tablet that is turned gets the sidebar; a sheet over it would be the same menu twice.
  const onTurn = () => large.matches && props.onClose();
  large.addEventListener("change", onTurn);
  onCleanup(() => large.removeEventListener("change", onTurn));
  return (
    <Dialog open={props.isOpen} onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="overlay" />
        <Dialog.Content
          class="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col border-r border-line bg-surface"
          onCloseAutoFocus={giveFocusBack}
        >
          <Dialog.Title class="sr-only">{t("layout.menu")}</Dialog.Title>
          <div class="flex h-14 flex-none items-center justify-between pr-2 pl-4">
            {props.brand}
            <Dialog.CloseButton class="btn btn-quiet btn-icon" aria-label={t("kit.close")}>
              <X size={20} aria-hidden="true" />
            </Dialog.CloseButton>
          </div>
          <div class="min-h-0 flex-1 overflow-y-auto px-2.5 py-2">
            {props.client}
            <NavigationMenu onGo={() => props.onClose()} />
          </div>
          <div class="border-t border-line p-2">
            <InDialog.Provider value={true}>
              <PresenceMenu />
              <UserMenu />
            </InDialog.Provider>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}
