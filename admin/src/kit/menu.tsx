import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, type JSX, useContext } from "solid-js";
import { InDialog } from "./in-dialog.ts";

export interface MenuItem {
  readonly label: string;
  readonly icon?: JSX.Element;
  readonly onSelect: () => void;
  readonly isDangerous?: boolean;
  readonly isDisabled?: boolean;
}

interface MenuProps {
  /** What the button says; `label` where it shows an icon only. */
  readonly trigger: JSX.Element;
  readonly label: string;
  readonly class?: string;
  readonly items: readonly MenuItem[];
}

export function Menu(props: MenuProps): JSX.Element {
  const isInDialog = useContext(InDialog);
  return (
    <DropdownMenu gutter={4} modal={isInDialog}>
      <DropdownMenu.Trigger
        class={props.class ?? "btn btn-quiet btn-icon"}
        aria-label={props.label}
        title={props.label}
      >
        {props.trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="z-50 min-w-48 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised p-1 shadow-float outline-none">
          <For each={props.items}>
            {(item) => (
              <DropdownMenu.Item
                class={`flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1 outline-none [&>svg]:flex-none data-[disabled]:cursor-not-allowed data-[disabled]:opacity-50 data-[highlighted]:bg-hover max-sm:min-h-11 ${item.isDangerous ? "text-danger" : ""}`}
                disabled={item.isDisabled ?? false}
                onSelect={() => item.onSelect()}
              >
                {item.icon}
                <span class="min-w-0 [overflow-wrap:anywhere]">{item.label}</span>
              </DropdownMenu.Item>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
