import { A } from "@solidjs/router";
import {
  type InfiniteData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import {
  APPOINTMENT_STATUSES,
  type Appointment,
  appointmentOperations,
} from "../../../../contracts/admin/appointments.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { showAhead } from "../../api/optimistic.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { Loaded } from "../../kit/states.tsx";
import { TextArea } from "../../kit/text-field.tsx";
import { Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toasts.tsx";

const LIST = "GET /appointments";
const detailKey = (id: string) => ["GET /appointments/:appointmentId", id] as const;

/** The details of one, which an address may name: those that its list shows, until it is read. */
export function AppointmentDialog(props: {
  readonly id: string;
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
        {(appointment) => <Details appointment={appointment()} onClose={props.onClose} />}
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

/** Saved as it will be: the list shows it at once, and takes it back if it is refused. */
function useSaving(appointment: () => Appointment, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation(() => ({
    mutationFn: (change: Pick<Appointment, "status" | "internal_notes">) =>
      call(appointmentOperations, "PATCH /appointments/:appointmentId", {
        params: { appointmentId: appointment().id },
        body: change,
      }),
    onMutate: (change) =>
      showAhead<Appointment>(
        queries,
        LIST,
        appointment().id,
        { ...appointment(), ...change },
        ({ query = {} }) =>
          (query.status === undefined || query.status === change.status) &&
          (query.widget_id === undefined || query.widget_id === String(appointment().widget_id)),
      ),
    onError: (_error, _change, putBack) => putBack?.(),
    onSuccess: () => {
      toast(t("appointments.saved"));
      onDone();
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: detailKey(appointment().id) });
      return queries.invalidateQueries({ queryKey: [LIST] });
    },
  }));
}

interface DetailsProps {
  readonly appointment: Appointment;
  readonly onClose: () => void;
}

function Details(props: DetailsProps): JSX.Element {
  const can = useCan();
  const [status, setStatus] = createSignal(props.appointment.status);
  const [notes, setNotes] = createSignal(props.appointment.internal_notes ?? "");
  const saving = useSaving(
    () => props.appointment,
    () => props.onClose(),
  );
  const save = () => saving.mutate({ status: status(), internal_notes: notes() || null });
  return (
    <Form class="space-y-4" onSubmit={save}>
      <div>
        <p>
          <Time at={props.appointment.starts_at} zone={props.appointment.client_timezone} />{" "}
          <span class="text-xs text-muted">{props.appointment.client_timezone}</span>
        </p>
        <p class="text-muted">
          {[
            props.appointment.service_type,
            props.appointment.customer_email,
            props.appointment.customer_phone,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <Show when={props.appointment.customer_notes}>
          <p class="mt-2 rounded-md bg-sunken px-3 py-2">{props.appointment.customer_notes}</p>
        </Show>
        <Show when={props.appointment.conversation_id}>
          {(id) => (
            <A class="link" href={`/conversations?id=${id()}`}>
              {t("appointments.conversation")}
            </A>
          )}
        </Show>
      </div>
      <SelectField
        label={t("kit.status")}
        isDisabled={!can("appointments.manage")}
        value={status()}
        options={APPOINTMENT_STATUSES.map((value) => ({
          value,
          label: t(`appointments.status_${value}`),
        }))}
        onChange={setStatus}
        complaint={saving.error ? sentenceFor(saving.error) : null}
      />
      <Show when={can("appointments.manage")}>
        <TextArea label={t("appointments.notes")} value={notes()} onInput={setNotes} />
        <FormActions isBusy={saving.isPending} onCancel={() => props.onClose()} />
      </Show>
    </Form>
  );
}
