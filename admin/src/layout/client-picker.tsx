import Building from "lucide-solid/icons/building";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import type { JSX } from "solid-js";
import { chosenClientId, useChosenClient } from "../api/chosen-client.ts";
import { t } from "../i18n/i18n.ts";

/** Which client a super admin looks at, and the way to another. Every page follows. */
export function ClientPicker(props: { readonly onOpen: () => void }): JSX.Element {
  const chosen = useChosenClient();
  const name = () => {
    const id = chosenClientId();
    return id === undefined ? t("layout.all_clients") : (chosen()?.name ?? `#${id}`);
  };
  return (
    <button
      type="button"
      class="btn btn-plain w-full justify-start"
      aria-haspopup="dialog"
      aria-label={t("layout.choose_client", { name: name() })}
      onClick={() => props.onOpen()}
    >
      <Building size={16} aria-hidden="true" class="flex-none" />
      <span class="min-w-0 flex-1 truncate text-left">{name()}</span>
      <ChevronsUpDown size={16} aria-hidden="true" class="flex-none text-muted" />
    </button>
  );
}
