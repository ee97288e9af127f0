import type { JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { TextField } from "./text-field.tsx";

export interface DateRange {
  /** `YYYY-MM-DD`, included; empty: no bound. */
  readonly from: string;
  readonly to: string;
}

interface DateRangeFieldProps {
  readonly label: string;
  readonly value: DateRange;
  readonly onChange: (range: DateRange) => void;
  readonly min?: string;
  readonly max?: string;
}

/** Days of the client's zone. The platform's own pickers: every phone and screen reader knows them. */
export function DateRangeField(props: DateRangeFieldProps): JSX.Element {
  return (
    <fieldset class="flex flex-wrap items-end gap-2">
      <legend class="sr-only">{props.label}</legend>
      <TextField
        label={t("kit.from")}
        type="date"
        value={props.value.from}
        {...(props.min ? { min: props.min } : {})}
        {...boundOf(props.value.to || props.max)}
        onInput={(from) => props.onChange({ ...props.value, from })}
      />
      <TextField
        label={t("kit.to")}
        type="date"
        value={props.value.to}
        {...(props.value.from || props.min ? { min: props.value.from || (props.min ?? "") } : {})}
        {...boundOf(props.max)}
        onInput={(to) => props.onChange({ ...props.value, to })}
      />
    </fieldset>
  );
}

function boundOf(max: string | undefined): { max?: string } {
  return max ? { max } : {};
}
