import { useSearchParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { clientQuery, useZone } from "../../api/chosen-client.ts";
import { t } from "../../i18n/i18n.ts";
import { Page } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { AppointmentDialog } from "./appointment-dialog.tsx";
import { AppointmentFilters } from "./appointment-filters.tsx";
import { type Params, weekQueryOf } from "./appointment-query.ts";
import { AppointmentTable } from "./appointment-table.tsx";
import { useChangeStatus } from "./use-appointments.ts";
import { WeekCalendar } from "./week-calendar.tsx";

/** List and week; what is filtered and what is open stands in the address. */
export function AppointmentsPage(): JSX.Element {
  usePageTitle(() => t("layout.appointments"));
  const [params, setParams] = useSearchParams<Params & Record<string, string | undefined>>();
  const zone = useZone();
  // Owned by the page: the row, and the dialog over it, may be gone before the answer is there.
  const changeStatus = useChangeStatus();
  const isWeek = () => params.view === "week";
  return (
    <Page
      title={t("layout.appointments")}
      actions={
        <SelectField
          label={t("leads.view")}
          isLabelHidden
          class="w-32"
          value={isWeek() ? "week" : "list"}
          options={[
            { value: "list", label: t("appointments.list") },
            { value: "week", label: t("appointments.week") },
          ]}
          onChange={(view) => setParams({ view: view === "week" ? view : undefined })}
        />
      }
    >
      <Show
        when={isWeek()}
        fallback={
          <>
            <AppointmentFilters
              params={params}
              onChange={(part, isTyped) => setParams(part, { replace: isTyped ?? false })}
            />
            <AppointmentTable
              params={params}
              zone={zone()}
              onOpen={(id) => setParams({ id })}
              onStatus={changeStatus}
            />
          </>
        }
      >
        <WidgetFilter
          class="mb-3 sm:w-56"
          isLabelHidden
          value={params.widget}
          onChange={(widget) => setParams({ widget })}
        />
        <WeekCalendar
          week={params.week}
          zone={zone() ?? "UTC"}
          query={{ ...weekQueryOf(params), ...clientQuery() }}
          onWeek={(week) => setParams({ week })}
          onOpen={({ id }) => setParams({ id })}
        />
      </Show>
      <Show when={params.id} keyed>
        {(id) => (
          <AppointmentDialog
            id={id}
            onStatus={changeStatus}
            onClose={() => setParams({ id: undefined }, { replace: true })}
          />
        )}
      </Show>
    </Page>
  );
}
