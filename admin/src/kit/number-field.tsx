import type { JSX } from "solid-js";
import type { FieldProps } from "./field.tsx";
import { TextField } from "./text-field.tsx";

interface NumberFieldProps extends FieldProps {
  /** Not a number, or null: the field is empty. */
  readonly value: number | null;
  /** Told `NaN` where nothing, or half a number, is typed; the API says what is wrong with that. */
  readonly onInput: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

/** A number that can be taken away and typed anew, without a 0 that comes back by itself. */
export function NumberField(props: NumberFieldProps): JSX.Element {
  return (
    <TextField
      {...props}
      type="number"
      inputMode="numeric"
      value={Number.isFinite(props.value) ? String(props.value) : ""}
      onInput={(text) => props.onInput(text === "" ? Number.NaN : Number(text))}
    />
  );
}
