import { createUniqueId, For, type JSX, Show } from "solid-js";
import type { Option } from "./select-field.tsx";

interface RadioOption<Value extends string> extends Option<Value> {
  readonly hint?: string;
}

interface RadioFieldProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly complaint?: string | null | undefined;
  readonly value: Value | null;
  readonly options: readonly RadioOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  /** The options stand side by side: for two or three short ones. */
  readonly isInline?: boolean;
}

/** A few choices that are worth seeing all at once; for many, SelectField or Combobox. */
export function RadioField<Value extends string>(props: RadioFieldProps<Value>): JSX.Element {
  const id = createUniqueId();
  return (
    <fieldset disabled={props.isDisabled}>
      <legend class="label">{props.label}</legend>
      <Show when={props.hint}>
        <p class="hint mt-0">{props.hint}</p>
      </Show>
      <div class={props.isInline ? "flex flex-wrap gap-x-5" : ""}>
        <For each={props.options}>
          {(option) => (
            <div class="check-row">
              <label class="check-target">
                <input
                  type="radio"
                  class="check"
                  name={id}
                  checked={option.value === props.value}
                  aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
                  onChange={() => props.onChange(option.value)}
                />
                {option.label}
              </label>
              <Show when={option.hint}>
                <p id={`${id}-${option.value}`} class="hint mt-0 pl-6.5">
                  {option.hint}
                </p>
              </Show>
            </div>
          )}
        </For>
      </div>
      <Show when={props.complaint}>
        <p class="complaint" role="alert">
          {props.complaint}
        </p>
      </Show>
    </fieldset>
  );
}
