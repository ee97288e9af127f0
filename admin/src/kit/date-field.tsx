import type { JSX } from "solid-js";
import { Field, type FieldProps } from "./field.tsx";

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  /** Told of a whole day, once: while it is being typed, a year passes through 0002, 0020 and 0202. */
  readonly onChange: (day: string) => void;
}

export function DateField(props: DateFieldProps): JSX.Element {
  return (
    <Field {...props}>
      {(ids) => (
        <input
          id={ids().id}
          class="input"
          type="date"
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          aria-describedby={ids().describedBy}
          aria-invalid={ids().isInvalid}
        />
      )}
    </Field>
  );
}
