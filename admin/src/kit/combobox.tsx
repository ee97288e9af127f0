import { Combobox as Kobalte } from "@kobalte/core/combobox";
import Check from "lucide-solid/icons/check";
import ChevronDown from "lucide-solid/icons/chevron-down";
import { createSignal, type JSX, Show } from "solid-js";
import { t, tn } from "../i18n/i18n.ts";
import type { Option } from "./select-field.tsx";

interface ComboboxProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly complaint?: string | null | undefined;
  readonly class?: string;
  /** Null: nothing is chosen. */
  readonly value: Value | null;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value | null) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

/** One of many, found by typing: time zones, clients, users. For a handful, SelectField. */
export function Combobox<Value extends string>(props: ComboboxProps<Value>): JSX.Element {
  const [isEmpty, setEmpty] = createSignal(false);
  const chosen = () => props.options.find((option) => option.value === props.value) ?? null;
  const matches = (option: Option<Value>, words: string) =>
    option.label.toLowerCase().includes(words.trim().toLowerCase());
  return (
    <Kobalte<Option<Value>>
      class={props.class}
      options={[...props.options]}
      optionValue="value"
      optionTextValue="label"
      optionLabel="label"
      value={chosen()}
      onChange={(option) => props.onChange(option?.value ?? null)}
      // Typed words that match nothing are told, not answered by a list that silently closes.
      onInputChange={(words) => setEmpty(!props.options.some((option) => matches(option, words)))}
      defaultFilter={matches}
      placeholder={props.placeholder}
      disabled={props.isDisabled ?? false}
      validationState={props.complaint ? "invalid" : "valid"}
      triggerMode="focus"
      allowsEmptyCollection
      gutter={4}
      sameWidth
      translations={WORDS}
      itemComponent={(item) => (
        <Kobalte.Item item={item.item} class="menu-item justify-between">
          <Kobalte.ItemLabel>{item.item.rawValue.label}</Kobalte.ItemLabel>
          <Kobalte.ItemIndicator>
            <Check size={16} aria-hidden="true" />
          </Kobalte.ItemIndicator>
        </Kobalte.Item>
      )}
    >
      <Kobalte.Label class={props.isLabelHidden ? "sr-only" : "label"}>{props.label}</Kobalte.Label>
      <Control />
      <Notes hint={props.hint} complaint={props.complaint} />
      <Kobalte.Portal>
        <Kobalte.Content class="menu-surface">
          <Show when={isEmpty()}>
            <p class="px-2.5 py-2 text-muted">{t("kit.no_options")}</p>
          </Show>
          <Kobalte.Listbox class="max-h-72 overflow-y-auto outline-none" />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}

function Control(): JSX.Element {
  return (
    <Kobalte.Control class="relative">
      <Kobalte.Input class="input pr-9" />
      <Kobalte.Trigger class="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-muted">
        <ChevronDown size={16} aria-hidden="true" />
      </Kobalte.Trigger>
    </Kobalte.Control>
  );
}

function Notes(props: {
  readonly hint: string | undefined;
  readonly complaint: string | null | undefined;
}): JSX.Element {
  return (
    <>
      <Show when={props.hint}>
        <Kobalte.Description as="p" class="hint">
          {props.hint}
        </Kobalte.Description>
      </Show>
      <Kobalte.ErrorMessage as="p" class="complaint">
        {props.complaint}
      </Kobalte.ErrorMessage>
    </>
  );
}

const WORDS = {
  focusAnnouncement: (text: string, isSelected: boolean) =>
    isSelected ? `${text}, ${t("kit.yes")}` : text,
  // Kobalte's type knows its own English only.
  countAnnouncement: ((count: number) => tn("kit.options", count)) as (
    count: number,
  ) => "one option available" | undefined,
  selectedAnnouncement: (text: string) => text,
  get triggerLabel() {
    return t("kit.show_options");
  },
  get listboxLabel() {
    return t("kit.show_options");
  },
};
