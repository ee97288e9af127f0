import Building from "lucide-solid/icons/building";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import { createSignal, type JSX, lazy, Show } from "solid-js";
import { chosenClientId, useChosenClient } from "../api/chosen-client.ts";
import { t } from "../i18n/i18n.ts";
import { Late } from "./late.tsx";

const ClientDialog = lazy(async () => ({
  default: (await import("./client-dialog.tsx")).ClientDialog,
}));

/** Which client a super admin looks at. Every page follows. */
export function ClientPicker(props: { readonly onChosen?: () => void }): JSX.Element {
  const chosen = useChosenClient();
  const [isOpen, setOpen] = createSignal(false);
  const [isWanted, setWanted] = createSignal(false);
  const name = () => {
    const id = chosenClientId();
    return id === undefined ? t("layout.all_clients") : (chosen()?.name ?? `#${id}`);
  };
  return (
    <>
      <button
        type="button"
        class="btn btn-plain w-full justify-start"
        aria-haspopup="dialog"
        aria-label={t("layout.choose_client", { name: name() })}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <Building size={16} aria-hidden="true" class="flex-none" />
        <span class="min-w-0 flex-1 truncate text-left">{name()}</span>
        <ChevronsUpDown size={16} aria-hidden="true" class="flex-none text-muted" />
      </button>
      <Show when={isWanted()}>
        <Late>
          <ClientDialog
            isOpen={isOpen()}
            onClose={() => setOpen(false)}
            onChosen={() => {
              setOpen(false);
              props.onChosen?.();
            }}
          />
        </Late>
      </Show>
    </>
  );
}
