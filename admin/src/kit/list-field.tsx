import type { JSX } from "solid-js";
import { TextArea } from "./text-field.tsx";

interface ListFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly complaint?: string | null | undefined;
  readonly items: readonly string[];
  readonly onChange: (items: string[]) => void;
  readonly placeholder?: string;
  readonly rows?: number;
}

/** One item a line: pasted lists need no more than a paste. */
export function ListField(props: ListFieldProps): JSX.Element {
  return (
    <TextArea
      label={props.label}
      {...(props.hint ? { hint: props.hint } : {})}
      complaint={props.complaint}
      rows={props.rows ?? 4}
      {...(props.placeholder ? { placeholder: props.placeholder } : {})}
      value={props.items.join("\n")}
      onInput={(text) => props.onChange(text === "" ? [] : text.split("\n"))}
    />
  );
}

/** What is sent of it: lines with something on them. */
export function cleanList(items: readonly string[]): string[] {
  return items.map((item) => item.trim()).filter((item) => item !== "");
}
