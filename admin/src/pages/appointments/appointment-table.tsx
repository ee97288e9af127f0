import { type JSX, Show } from "solid-js";
import {
  type Appointment,
  appointmentOperations,
} from "../../../../contracts/admin/appointments.ts";
import { clientQuery, useShowsAllClients } from "../../api/chosen-client.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Time } from "../../kit/time.tsx";
import { type Params, queryOf } from "./appointment-query.ts";
import { APPOINTMENT_TONES } from "./appointment-tones.ts";

interface TableProps {
  readonly params: Params;
  /** Of all rows; undefined: each has its own, which is named. */
  readonly zone: string | undefined;
  readonly onOpen: (id: string) => void;
}

export function AppointmentTable(props: TableProps): JSX.Element {
  const showsAll = useShowsAllClients();
  const list = useList(appointmentOperations, "GET /appointments", () => ({
    query: { ...queryOf(props.params), ...clientQuery() },
  }));
  return (
    <ListTable
      list={list}
      none={{ title: t("appointments.none"), text: t("appointments.none_text") }}
      columns={[
        {
          head: t("appointments.customer"),
          cell: (appointment) => (
            <Customer appointment={appointment} onOpen={() => props.onOpen(appointment.id)} />
          ),
        },
        {
          head: t("appointments.when"),
          cell: (appointment) => (
            <>
              <Time at={appointment.starts_at} zone={appointment.client_timezone} />
              <Show when={props.zone === undefined}>
                <span class="block text-xs text-muted">{appointment.client_timezone}</span>
              </Show>
            </>
          ),
        },
        { head: t("appointments.service"), cell: ({ service_type }) => service_type ?? "–" },
        {
          head: t("kit.widget"),
          cell: (appointment) => (
            <>
              {appointment.widget_name}
              <Show when={showsAll()}>
                <span class="block text-xs text-muted">{appointment.client_name}</span>
              </Show>
            </>
          ),
        },
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
