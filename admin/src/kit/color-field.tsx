import type { JSX } from "solid-js";
import { Field, type FieldProps } from "./field.tsx";

interface ColorFieldProps extends FieldProps {
  /** `#rrggbb`; while it is being typed, whatever is there. */
  readonly value: string;
  readonly onInput: (value: string) => void;
}

const COLOR = /^#[0-9a-f]{6}$/i;

export function ColorField(props: ColorFieldProps): JSX.Element {
  return (
    <Field {...props}>
      {(ids) => (
        <div class="flex gap-2">
          <input
            type="color"
            class="h-9 w-11 flex-none cursor-pointer rounded-md border border-line-strong bg-surface p-1 max-sm:h-11"
            value={COLOR.test(props.value) ? props.value : "#000000"}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            aria-label={props.label}
          />
          <input
            id={ids().id}
            class="input mono"
            value={props.value}
            maxLength={7}
            spellcheck={false}
            onInput={(event) => props.onInput(event.currentTarget.value.trim())}
            aria-describedby={ids().describedBy}
            aria-invalid={ids().isInvalid}
          />
        </div>
      )}
    </Field>
  );
}
