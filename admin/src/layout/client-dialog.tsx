import { createSignal, For, type JSX } from "solid-js";
import { clientOperations } from "../../../contracts/admin/clients.ts";
import { isSearchable } from "../../../contracts/admin/fields.ts";
import { chooseClient, chosenClientId } from "../api/chosen-client.ts";
import { useList } from "../api/list.ts";
import { t } from "../i18n/i18n.ts";
import { Dialog } from "../kit/dialog.tsx";

interface ClientDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function ClientDialog(props: ClientDialogProps): JSX.Element {
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t("layout.which_client")}>
      <Clients onChosen={() => props.onClose()} />
    </Dialog>
  );
}

interface Choice {
  readonly id: number | undefined;
  readonly name: string;
}

const CLIENTS_SHOWN_MAX = 100;

/** All clients first; then those that the words are found in. */
function useChoices(words: () => string): () => readonly Choice[] {
  const list = useList(clientOperations, "GET /clients", () => {
    const search = words().trim();
    return { query: { limit: CLIENTS_SHOWN_MAX, ...(isSearchable(search) ? { search } : {}) } };
  });
  return () => {
    const part = words().trim().toLowerCase();
    if (!part) return [{ id: undefined, name: t("layout.all_clients") }, ...list.items()];
    // The search knows more of a client than its name; what is too short for it is looked for here.
    if (isSearchable(part)) return list.items();
    return list.items().filter(({ name }) => name.toLowerCase().includes(part));
  };
}

/** As the palette: the field keeps the focus, the arrows walk through what it finds. */
function Clients(props: { readonly onChosen: () => void }): JSX.Element {
  const [words, setWords] = createSignal("");
  const [at, setAt] = createSignal(0);
  const choices = useChoices(words);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    chooseClient(choice.id);
    props.onChosen();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((at() + step + choices().length) % Math.max(1, choices().length));
      document.getElementById(`client-${at()}`)?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter") choose(choices()[at()]);
  };
  return (
    <>
      <input
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="client-list"
        aria-activedescendant={choices()[at()] ? `client-${at()}` : undefined}
        aria-label={t("layout.which_client")}
        placeholder={t("layout.client_hint")}
        value={words()}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <Choices choices={choices()} at={at()} onChoose={choose} />
    </>
  );
}

interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly at: number;
  readonly onChoose: (choice: Choice) => void;
}

function Choices(props: ChoicesProps): JSX.Element {
  return (
    <div
      id="client-list"
      role="listbox"
      aria-label={t("layout.clients")}
      class="mt-3 max-h-[50dvh] min-h-48 overflow-y-auto"
    >
      <For each={props.choices}>
        {(choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and hears the keys.
          <div
            id={`client-${index()}`}
            role="option"
            tabIndex={-1}
            aria-selected={index() === props.at}
            onClick={() => props.onChoose(choice)}
            class={`flex min-h-9 cursor-pointer items-center rounded-md px-2.5 max-lg:min-h-11 ${index() === props.at ? "bg-accent-soft text-accent-text" : ""} ${choice.id === chosenClientId() ? "font-semibold" : ""}`}
          >
            {choice.name}
          </div>
        )}
      </For>
    </div>
  );
}
