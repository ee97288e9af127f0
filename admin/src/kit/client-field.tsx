import { Combobox } from "@kobalte/core/combobox";
import { useQuery } from "@tanstack/solid-query";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import { createMemo, createSignal, type JSX, onCleanup, Show } from "solid-js";
import { clientOperations } from "../../../contracts/admin/clients.ts";
import { call } from "../api/client.ts";
import { dataOf } from "../api/data-of.ts";
import { useList } from "../api/list.ts";
import { wordsIn } from "../api/search-query.ts";
import { t } from "../i18n/i18n.ts";

const PAUSE_MS = 200;
const SHOWN_MAX = 20;

interface ClientFieldProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly complaint: string | null;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Whose something new will be; asked of super admins only. Found by typing, however many there are. */
export function ClientField(props: ClientFieldProps): JSX.Element {
  const [words, setWords] = useWords();
  const list = useList(clientOperations, "GET /clients", () => ({
    query: { limit: SHOWN_MAX, ...wordsIn(words()) },
  }));
  const found = createMemo((): Choice[] =>
    list.items().map((client) => ({ value: String(client.id), label: client.name })),
  );
  const [picked, setPicked] = createSignal<Choice | null>(null);
  const chosen = useChosen(() => props.value, picked);
  // The one that was chosen stays one of them, whatever the words find: only so is its name shown.
  const options = createMemo((): Choice[] => {
    const own = chosen();
    const others = found().filter(({ value }) => value !== own?.value);
    return own && words() === "" ? [own, ...others] : found();
  });
  const choose = (choice: Choice | null) => {
    setPicked(choice);
    props.onChange(choice?.value ?? "");
  };
  return (
    <Combobox<Choice>
      options={options()}
      optionValue="value"
      optionTextValue="label"
      optionLabel="label"
      // The API has chosen already.
      defaultFilter={() => true}
      triggerMode="focus"
      allowsEmptyCollection
      gutter={4}
      value={chosen()}
      onChange={choose}
      onInputChange={(text) => setWords(text === chosen()?.label ? "" : text)}
      validationState={props.complaint ? "invalid" : "valid"}
      itemComponent={(item) => (
        <Combobox.Item
          item={item.item}
          class="flex min-h-9 cursor-pointer items-center rounded-md px-2.5 outline-none data-[highlighted]:bg-hover max-sm:min-h-11"
        >
          {item.item.rawValue.label}
        </Combobox.Item>
      )}
    >
      <Combobox.Label class="label">{t("kit.client")}</Combobox.Label>
      <Combobox.Control class="relative">
        <Combobox.Input class="input pr-9" placeholder={t("kit.choose_client")} />
        <Combobox.Trigger
          class="btn btn-quiet btn-icon absolute inset-y-0 right-0 min-h-0"
          aria-label={t("kit.choose_client")}
        >
          <ChevronsUpDown size={16} aria-hidden="true" />
        </Combobox.Trigger>
      </Combobox.Control>
      <Combobox.ErrorMessage class="complaint" role="alert">
        {props.complaint}
      </Combobox.ErrorMessage>
      {/* Not at the end of the page: what stands outside an open dialog is hidden from screen readers. */}
      <div>
        <Combobox.Content
          class="z-[60] rounded-lg border border-line bg-raised p-1 shadow-float outline-none"
          // The focus must stay in the field: gone to the dialog, it would close the list under the finger.
          onMouseDown={(event) => event.preventDefault()}
        >
          <Show when={options().length === 0 && !list.query.isPending}>
            <p class="px-2.5 py-2 text-muted">{t("kit.nothing_found")}</p>
          </Show>
          <Combobox.Listbox class="max-h-64 overflow-y-auto outline-none" />
        </Combobox.Content>
      </div>
    </Combobox>
  );
}

/** What was typed, told when the typing pauses. */
function useWords() {
  const [words, setWords] = createSignal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const later = (text: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => setWords(text.trim()), PAUSE_MS);
  };
  return [words, later] as const;
}

/** The client of the value: as it was picked, or, where it was settled before, as the API knows it. */
function useChosen(value: () => string, picked: () => Choice | null) {
  const own = () => (picked()?.value === value() ? picked() : null);
  const query = useQuery(() => ({
    queryKey: ["client", value()],
    enabled: value() !== "" && own() === null,
    queryFn: () =>
      call(clientOperations, "GET /clients/:clientId", { params: { clientId: value() } }),
  }));
  return createMemo((): Choice | null => {
    if (value() === "") return null;
    const label = own()?.label ?? dataOf(query)?.name;
    return label === undefined ? null : { value: value(), label };
  });
}
