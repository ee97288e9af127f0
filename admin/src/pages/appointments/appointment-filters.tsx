import type { JSX } from "solid-js";
import { APPOINTMENT_STATUSES } from "../../../../contracts/admin/appointments.ts";
import { t } from "../../i18n/i18n.ts";
import { DayRangeFields } from "../../kit/day-range-fields.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import type { Params } from "./appointment-query.ts";

interface AppointmentFiltersProps {
  readonly params: Params;
  /** Words are typed bit by bit, and are no steps to go back through. */
  readonly onChange: (
    part: { [Name in keyof Params]?: string | undefined },
    isTyped?: boolean,
  ) => void;
}

export function AppointmentFilters(props: AppointmentFiltersProps): JSX.Element {
  return (
    <div class="mb-4 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <div class="col-span-2 sm:w-72">
        <SearchField
          label={t("appointments.search")}
          value={props.params.q ?? ""}
          onSearch={(q) => props.onChange({ q: q || undefined }, true)}
        />
      </div>
      <SelectField
        label={t("kit.status")}
        class="sm:w-44"
        value={props.params.status ?? ""}
        options={[
          { value: "", label: t("leads.any_status") },
          ...APPOINTMENT_STATUSES.map((value) => ({
            value,
            label: t(`appointments.status_${value}`),
          })),
        ]}
        onChange={(status) => props.onChange({ status: status || undefined })}
      />
      <WidgetFilter
        class="sm:w-56"
        value={props.params.widget}
        onChange={(widget) => props.onChange({ widget })}
      />
      <DayRangeFields from={props.params.from} to={props.params.to} onChange={props.onChange} />
    </div>
  );
}
