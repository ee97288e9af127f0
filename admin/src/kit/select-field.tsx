import { For, type JSX } from "solid-js";
import { Field, type FieldProps } from "./field.tsx";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  /** What is chosen is asked about first: until the value changes, the field shows what it was. */
  readonly isAsked?: boolean;
}

/** The platform's own list: it is the one that every phone and screen reader knows. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>): JSX.Element {
  return (
    <Field {...props}>
      {(ids) => (
        <select
          id={ids().id}
          class="input"
          disabled={props.isDisabled}
          aria-describedby={ids().describedBy}
          aria-invalid={ids().isInvalid}
          onChange={(event) => {
            // Only the options below can be chosen.
            const chosen = event.currentTarget.value as Value;
            if (props.isAsked) event.currentTarget.value = props.value;
            props.onChange(chosen);
          }}
        >
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
