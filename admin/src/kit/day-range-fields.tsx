import type { JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { DateField } from "./date-field.tsx";

interface DayRangeFieldsProps {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Told of the day that was changed; undefined: it was taken away. */
  readonly onChange: (part: { from: string | undefined } | { to: string | undefined }) => void;
}

/** The two days of a filter, both included; where they stand is the caller's row or grid. */
export function DayRangeFields(props: DayRangeFieldsProps): JSX.Element {
  return (
    <>
      <DateField
        label={t("kit.from")}
        value={props.from ?? ""}
        onChange={(from) => props.onChange({ from: from || undefined })}
      />
      <DateField
        label={t("kit.to")}
        value={props.to ?? ""}
        onChange={(to) => props.onChange({ to: to || undefined })}
      />
    </>
  );
}
