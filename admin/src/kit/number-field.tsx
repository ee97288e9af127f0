import { type JSX, Show } from "solid-js";
import { Field, type FieldProps } from "./field.tsx";

interface NumberFieldProps extends FieldProps {
  /** Null: the field is empty. */
  readonly value: number | null;
  readonly onInput: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Said after the number: `s`, `%`, `days`. */
  readonly unit?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
}

export function NumberField(props: NumberFieldProps): JSX.Element {
  return (
    <Field {...props}>
      {(ids) => (
        <div class="flex items-center gap-2">
          <input
            id={ids().id}
            type="number"
            class="input max-w-36 tabular-nums"
            inputMode={props.step !== undefined && props.step % 1 !== 0 ? "decimal" : "numeric"}
            value={props.value ?? ""}
            min={props.min}
            max={props.max}
            step={props.step}
            disabled={props.isDisabled}
            required={props.isRequired}
            // NaN while what is typed is not yet a number, such as a lone minus.
            onInput={({ currentTarget: { valueAsNumber } }) =>
              props.onInput(Number.isNaN(valueAsNumber) ? null : valueAsNumber)
            }
            aria-describedby={ids().describedBy}
            aria-invalid={ids().isInvalid}
          />
          <Show when={props.unit}>
            <span class="text-muted">{props.unit}</span>
          </Show>
        </div>
      )}
    </Field>
  );
}
