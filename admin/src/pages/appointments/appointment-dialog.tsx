import {
  type InfiniteData,
  type QueryClient,
  useQuery,
  useQueryClient,
} from "@tanstack/solid-query";
import type { JSX } from "solid-js";
import {
  type Appointment,
  appointmentOperations,
} from "../../../../contracts/admin/appointments.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Loaded } from "../../kit/states.tsx";
import { AppointmentDetails } from "./appointment-details.tsx";
import { type ChangeStatus, detailKey, LIST } from "./use-appointments.ts";

/** The details of one, which an address may name: those that its list shows, until it is read. */
export function AppointmentDialog(props: {
  readonly id: string;
  readonly onStatus: ChangeStatus;
  readonly onClose: () => void;
}): JSX.Element {
  const queries = useQueryClient();
  const query = useQuery(() => ({
    queryKey: detailKey(props.id),
    queryFn: () =>
      call(appointmentOperations, "GET /appointments/:appointmentId", {
        params: { appointmentId: props.id },
      }),
    placeholderData: () => shownIn(queries, props.id),
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={dataOf(query)?.customer_name ?? t("layout.appointments")}
    >
      <Loaded query={query}>
        {(appointment) => (
          <AppointmentDetails
            appointment={appointment()}
            onStatus={props.onStatus}
            onClose={props.onClose}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

function shownIn(queries: QueryClient, id: string): Appointment | undefined {
  const lists = queries.getQueriesData<InfiniteData<{ items: readonly Appointment[] }>>({
    queryKey: [LIST],
  });
  return lists
    .flatMap(([, rows]) => rows?.pages.flatMap((page) => page.items) ?? [])
    .find((one) => one.id === id);
}
