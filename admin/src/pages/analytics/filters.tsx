import { type JSX, Show } from "solid-js";
import type { Analytics } from "../../../../contracts/admin/analytics.ts";
import { t } from "../../i18n/i18n.ts";
import { daySpan } from "../../kit/day-names.ts";
import { DayRangeFields } from "../../kit/day-range-fields.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { Ago } from "../../kit/time.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import { chosenRange, PRESETS, type Preset, type RangeParams, rangeBefore } from "./range.ts";

export interface AnalyticsParams extends RangeParams {
  readonly widget?: string;
}

export type ParamsPart = { readonly [Name in keyof AnalyticsParams]?: string | undefined };

interface FiltersProps {
  readonly params: AnalyticsParams;
  readonly shown: Analytics | undefined;
  readonly onChange: (part: ParamsPart) => void;
}

export function Filters(props: FiltersProps): JSX.Element {
  const chosen = () => chosenRange(props.params);
  const choose = (range: Preset | "custom") => {
    // What is shown is where choosing days by hand begins.
    if (range === "custom") {
      props.onChange({ range: undefined, from: props.shown?.from, to: props.shown?.to });
    } else props.onChange({ range, from: undefined, to: undefined });
  };
  return (
    <div class="mb-4 space-y-2">
      <div class="grid gap-3 sm:flex sm:flex-wrap sm:items-end print:hidden">
        <WidgetFilter
          class="sm:w-72"
          value={props.params.widget}
          onChange={(widget) => props.onChange({ widget })}
        />
        <SelectField
          label={t("analytics.range")}
          class="sm:w-44"
          value={chosen()}
          options={[
            ...PRESETS.map((value) => ({ value, label: t(`analytics.range_${value}`) })),
            { value: "custom" as const, label: t("analytics.range_custom") },
          ]}
          onChange={choose}
        />
        <Show when={chosen() === "custom"}>
          <DayRangeFields
            from={props.params.from ?? props.shown?.from}
            to={props.params.to ?? props.shown?.to}
            onChange={(part) => props.onChange(part)}
          />
        </Show>
      </div>
      <Show when={props.shown}>{(shown) => <Compared shown={shown()} />}</Show>
    </div>
  );
}

/** Which days stand here, beside which, whose midnight, and how fresh. */
function Compared(props: { readonly shown: Analytics }): JSX.Element {
  const before = () => rangeBefore(props.shown);
  return (
    <p class="text-xs text-muted">
      {t("analytics.compared", {
        range: daySpan(props.shown.from, props.shown.to),
        before: daySpan(before().from, before().to),
        zone: props.shown.timezone,
      })}{" "}
      <Show when={props.shown.rolled_up_at} fallback={t("analytics.never_rolled_up")}>
        {(at) => (
          <>
            {t("analytics.rolled_up")} <Ago at={at()} zone={props.shown.timezone} />.
          </>
        )}
      </Show>
    </p>
  );
}
