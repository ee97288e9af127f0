import type { JSX } from "solid-js";
import { Field, type FieldProps } from "./field.tsx";

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?:
    | "text"
    | "email"
    | "password"
    | "url"
    | "tel"
    | "date"
    | "time"
    | "number"
    | "search";
  readonly autocomplete?: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly step?: number;
  readonly inputMode?: "numeric" | "text" | "decimal";
  readonly list?: string;
  readonly hasFocus?: boolean;
}

export function TextField(props: TextFieldProps): JSX.Element {
  return (
    <Field {...props}>
      {(ids) => (
        <input
          id={ids().id}
          class="input"
          type={props.type ?? "text"}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          autocomplete={props.autocomplete ?? "off"}
          placeholder={props.placeholder}
          required={props.isRequired}
          disabled={props.isDisabled}
          maxLength={props.maxLength}
          min={props.min}
          max={props.max}
          step={props.step}
          inputMode={props.inputMode}
          list={props.list}
          autofocus={props.hasFocus}
          aria-describedby={ids().describedBy}
          aria-invalid={ids().isInvalid}
        />
      )}
    </Field>
  );
}

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

export function TextArea(props: TextAreaProps): JSX.Element {
  return (
    <Field {...props}>
      {(ids) => (
        <textarea
          id={ids().id}
          class="input"
          rows={props.rows ?? 3}
          value={props.value}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          aria-describedby={ids().describedBy}
          aria-invalid={ids().isInvalid}
        />
      )}
    </Field>
  );
}
