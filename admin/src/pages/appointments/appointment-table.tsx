import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import {
  type Appointment,
  appointmentOperations,
} from "../../../../contracts/admin/appointments.ts";
import { clientQuery, useShowsAllClients } from "../../api/chosen-client.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { useWidgetOptions } from "../../api/widget-options.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { PhoneText } from "../../kit/phone.tsx";
import { Time } from "../../kit/time.tsx";
import { isFiltered, type Params, queryOf } from "./appointment-query.ts";
import { stepsOf } from "./appointment-steps.ts";
import { APPOINTMENT_TONES } from "./appointment-tones.ts";
import type { ChangeStatus } from "./use-appointments.ts";

interface TableProps {
  readonly params: Params;
  /** Of all rows; undefined: each has its own, which is named. */
  readonly zone: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onStatus: ChangeStatus;
}

export function AppointmentTable(props: TableProps): JSX.Element {
  const can = useCan();
  const showsAll = useShowsAllClients();
  const noneText = () =>
    can("widgets.manage") ? t("appointments.none_hint") : t("appointments.none_text");
  const list = useList(appointmentOperations, "GET /appointments", () => ({
    query: { ...queryOf(props.params), ...clientQuery() },
  }));
  return (
    <ListTable
      list={list}
      none={
        isFiltered(props.params)
          ? { title: t("appointments.none"), text: t("kit.nothing_found_text") }
          : { title: t("appointments.none"), text: noneText(), action: <SetUp /> }
      }
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
            <div>
              <Time at={appointment.starts_at} zone={appointment.client_timezone} />
              <Show when={props.zone === undefined}>
                <span class="block text-xs text-muted">{appointment.client_timezone}</span>
              </Show>
            </div>
          ),
        },
        { head: t("appointments.service"), cell: ({ service_type }) => service_type ?? "–" },
        {
          head: t("kit.widget"),
          cell: (appointment) => (
            <div>
              {appointment.widget_name}
              <Show when={showsAll()}>
                <span class="block text-xs text-muted">{appointment.client_name}</span>
              </Show>
            </div>
          ),
        },
        {
          head: t("kit.status"),
          cell: ({ status }) => (
            <Badge tone={APPOINTMENT_TONES[status]}>{t(`appointments.status_${status}`)}</Badge>
          ),
        },
        {
          head: null,
          cell: (appointment) => <QuickConfirm appointment={appointment} {...props} />,
        },
      ]}
    />
  );
}

/** The step that most rows wait for, without opening each. */
function QuickConfirm(props: {
  readonly appointment: Appointment;
  readonly onStatus: ChangeStatus;
}): JSX.Element {
  const can = useCan();
  const isWaiting = () => stepsOf(props.appointment, Date.now()).includes("confirm");
  return (
    <Show when={can("appointments.manage") && isWaiting()}>
      <Button
        class="sm:float-right"
        aria-label={t("appointments.confirm_of", { name: props.appointment.customer_name })}
        onClick={() => props.onStatus(props.appointment, "confirmed")}
      >
        {t("appointments.confirm")}
      </Button>
    </Show>
  );
}

/** How there come to be any: the settings of the one widget, or the list of several. */
function SetUp(): JSX.Element {
  const can = useCan();
  const widgets = useWidgetOptions();
  const address = () => {
    const [first, ...others] = widgets.data?.items ?? [];
    return first && others.length === 0 ? `/widgets/${first.id}?section=booking` : "/widgets";
  };
  return (
    <Show when={can("widgets.manage")}>
      <A class="btn btn-primary" href={address()}>
        {t("appointments.set_up")}
      </A>
    </Show>
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
        <Show
          when={props.appointment.customer_email === null && props.appointment.customer_phone}
          fallback={props.appointment.customer_email}
        >
          {(number) => <PhoneText number={number()} />}
        </Show>
      </span>
    </>
  );
}
