import type { JSX } from "solid-js";
import { Field, type FieldProps } from "./field.tsx";

interface DateFieldProps extends FieldProps {
  /** `2026-02-28`, or empty. */
  readonly value: string;
  /** Told of whole days only: while a year is typed, it passes through the first centuries. */
  readonly onChange: (day: string) => void;
}

const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2099-12-31";

export function DateField(props: DateFieldProps): JSX.Element {
  return (
    <Field {...props}>
      {(ids) => (
        <input
          id={ids().id}
          class="input"
          type="date"
          min={FIRST_DAY}
          max={LAST_DAY}
          value={props.value}
          onChange={(event) => {
            const { validity, value } = event.currentTarget;
            if (validity.valid) props.onChange(value);
          }}
          aria-describedby={ids().describedBy}
          aria-invalid={ids().isInvalid}
        />
      )}
    </Field>
  );
}
