import { A } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import {
  APPOINTMENT_STATUSES,
  type Appointment,
  appointmentOperations,
} from "../../../../contracts/admin/appointments.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextArea } from "../../kit/text-field.tsx";
import { Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toasts.tsx";

export function AppointmentDialog(props: {
  readonly appointment: Appointment;
  readonly onClose: () => void;
}): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const [status, setStatus] = createSignal(props.appointment.status);
  const [notes, setNotes] = createSignal(props.appointment.internal_notes ?? "");
  const saving = useMutation(() => ({
    mutationFn: () =>
      call(appointmentOperations, "PATCH /appointments/:appointmentId", {
        params: { appointmentId: props.appointment.id },
        body: { status: status(), internal_notes: notes() || null },
      }),
    onSuccess: async () => {
      toast(t("appointments.saved"));
      props.onClose();
      await queries.invalidateQueries({ queryKey: ["GET /appointments"] });
    },
  }));
  return (
    <Dialog isOpen onClose={props.onClose} title={props.appointment.customer_name}>
      <Form class="space-y-4" onSubmit={() => saving.mutate()}>
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
    </Dialog>
  );
}
