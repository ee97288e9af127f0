import { useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import {
  APPOINTMENT_STATUSES,
  type Appointment,
  appointmentOperations,
} from "../../../../contracts/admin/appointments.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Page } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { Time } from "../../kit/time.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { AppointmentDialog } from "./appointment-dialog.tsx";
import { APPOINTMENT_TONES } from "./appointment-tones.ts";
import { WeekCalendar } from "./week-calendar.tsx";

interface Params {
  readonly q?: string;
  readonly status?: string;
  readonly view?: string;
  readonly week?: string;
}

export function AppointmentsPage(): JSX.Element {
  usePageTitle(() => t("layout.appointments"));
  const [params, setParams] = useSearchParams<Params & Record<string, string | undefined>>();
  const [open, setOpen] = createSignal<Appointment | null>(null);
  const isWeek = () => params.view === "week";
  return (
    <Page title={t("layout.appointments")}>
      <div class="mb-4 flex flex-wrap items-center gap-2">
        <Show when={!isWeek()}>
          <div class="max-sm:w-full">
            <SearchField
              label={t("appointments.search")}
              value={params.q ?? ""}
              onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
            />
          </div>
          <SelectField
            label={t("kit.status")}
            isLabelHidden
            class="flex-1 sm:w-44 sm:flex-none"
            value={params.status ?? ""}
            options={[
              { value: "", label: t("leads.any_status") },
              ...APPOINTMENT_STATUSES.map((value) => ({
                value,
                label: t(`appointments.status_${value}`),
              })),
            ]}
            onChange={(status) => setParams({ status: status || undefined })}
          />
        </Show>
        <SelectField
          label={t("leads.view")}
          isLabelHidden
          class="flex-1 sm:ml-auto sm:w-32 sm:flex-none"
          value={isWeek() ? "week" : "list"}
          options={[
            { value: "list", label: t("appointments.list") },
            { value: "week", label: t("appointments.week") },
          ]}
          onChange={(view) => setParams({ view: view === "week" ? view : undefined })}
        />
      </div>
      <Show when={isWeek()} fallback={<AppointmentTable params={params} onOpen={setOpen} />}>
        <WeekCalendar week={params.week} onWeek={(week) => setParams({ week })} onOpen={setOpen} />
      </Show>
      <Show when={open()}>
        {(appointment) => (
          <AppointmentDialog appointment={appointment()} onClose={() => setOpen(null)} />
        )}
      </Show>
    </Page>
  );
}

interface TableProps {
  readonly params: Params;
  readonly onOpen: (appointment: Appointment) => void;
}

function AppointmentTable(props: TableProps): JSX.Element {
  const list = useList(appointmentOperations, "GET /appointments", () => {
    const status = APPOINTMENT_STATUSES.find((word) => word === props.params.status);
    const { q } = props.params;
    return { query: { ...(q ? { search: q } : {}), ...(status ? { status } : {}) } };
  });
  return (
    <ListTable
      list={list}
      none={{ title: t("appointments.none"), text: t("appointments.none_text") }}
      columns={[
        {
          head: t("appointments.customer"),
          cell: (appointment) => (
            <Customer appointment={appointment} onOpen={() => props.onOpen(appointment)} />
          ),
        },
        {
          head: t("appointments.when"),
          cell: (appointment) => (
            <Time at={appointment.starts_at} zone={appointment.client_timezone} />
          ),
        },
        { head: t("appointments.service"), cell: ({ service_type }) => service_type ?? "–" },
        { head: t("kit.widget"), cell: (appointment) => appointment.widget_name },
        {
          head: t("kit.status"),
          cell: ({ status }) => (
            <Badge tone={APPOINTMENT_TONES[status]}>{t(`appointments.status_${status}`)}</Badge>
          ),
        },
      ]}
    />
  );
}

interface CustomerProps {
  readonly appointment: Appointment;
  readonly onOpen: () => void;
}

function Customer(props: CustomerProps): JSX.Element {
  return (
    <>
      <button
        type="button"
        class="text-left font-medium hover:underline"
        onClick={() => props.onOpen()}
      >
        {props.appointment.customer_name}
      </button>
      <span class="block text-xs text-muted">
        {props.appointment.customer_email ?? props.appointment.customer_phone ?? ""}
      </span>
    </>
  );
}
