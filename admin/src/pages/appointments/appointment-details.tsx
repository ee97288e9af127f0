import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import type { Appointment } from "../../../../contracts/admin/appointments.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { Phone } from "../../kit/phone.tsx";
import { TextArea } from "../../kit/text-field.tsx";
import { spanOf } from "../../kit/time.tsx";
import { AppointmentActions } from "./appointment-actions.tsx";
import { APPOINTMENT_TONES } from "./appointment-tones.ts";
import { type ChangeStatus, useSaveNotes } from "./use-appointments.ts";

interface DetailsProps {
  readonly appointment: Appointment;
  readonly onStatus: ChangeStatus;
  readonly onClose: () => void;
}

export function AppointmentDetails(props: DetailsProps): JSX.Element {
  const can = useCan();
  return (
    <div class="space-y-4">
      <Facts appointment={props.appointment} />
      <Show when={can("appointments.manage")}>
        <AppointmentActions {...props} />
      </Show>
      <Show
        when={can("appointments.manage")}
        fallback={
          <Show when={props.appointment.internal_notes}>
            {(notes) => (
              <div>
                <p class="label">{t("appointments.notes")}</p>
                <p class="whitespace-pre-wrap [overflow-wrap:anywhere]">{notes()}</p>
              </div>
            )}
          </Show>
        }
      >
        <Notes appointment={props.appointment} />
      </Show>
    </div>
  );
}

function Facts(props: { readonly appointment: Appointment }): JSX.Element {
  return (
    <div class="space-y-2">
      <p>
        <Badge tone={APPOINTMENT_TONES[props.appointment.status]}>
          {t(`appointments.status_${props.appointment.status}`)}
        </Badge>{" "}
        <Show when={props.appointment.service_type}>
          <span class="font-medium">{props.appointment.service_type}</span>
        </Show>
      </p>
      <p>
        {spanOf(
          props.appointment.starts_at,
          props.appointment.ends_at,
          props.appointment.client_timezone,
        )}
        <span class="block text-xs text-muted">
          {t("kit.zone", { zone: props.appointment.client_timezone })}
        </span>
      </p>
      <p class="flex flex-wrap gap-x-3">
        <Show when={props.appointment.customer_email}>
          {(email) => (
            <a class="hover:underline [overflow-wrap:anywhere]" href={`mailto:${email()}`}>
              {email()}
            </a>
          )}
        </Show>
        <Show when={props.appointment.customer_phone}>
          <Phone number={props.appointment.customer_phone} />
        </Show>
      </p>
      <Show when={props.appointment.customer_notes}>
        <p class="rounded-md bg-sunken px-3 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {props.appointment.customer_notes}
        </p>
      </Show>
      <Mails appointment={props.appointment} />
      <Show when={props.appointment.conversation_id}>
        {(id) => (
          <A class="link" href={`/conversations?id=${id()}`}>
            {t("appointments.conversation")}
          </A>
        )}
      </Show>
    </div>
  );
}

/** What the customer knows by mail, and the way to each of the mails. */
function Mails(props: { readonly appointment: Appointment }): JSX.Element {
  const can = useCan();
  const words = () => {
    const { confirmation_sent, reminder_sent } = props.appointment;
    if (confirmation_sent === null) return t("appointments.mail_none");
    const told = t(confirmation_sent ? "appointments.mail_confirmed" : "appointments.mail_not_yet");
    return reminder_sent ? `${told} ${t("appointments.mail_reminded")}` : told;
  };
  return (
    <p class="text-xs text-muted">
      {words()}{" "}
      <Show when={can("notifications.read") && props.appointment.customer_email}>
        {(email) => (
          <A class="link" href={`/notifications?q=${encodeURIComponent(email())}`}>
            {t("appointments.mails")}
          </A>
        )}
      </Show>
    </p>
  );
}

function Notes(props: { readonly appointment: Appointment }): JSX.Element {
  const [typed, setTyped] = createSignal<string | null>(null);
  const saving = useSaveNotes(() => props.appointment.id);
  const shown = () => typed() ?? props.appointment.internal_notes ?? "";
  const isDirty = () => shown() !== (props.appointment.internal_notes ?? "");
  return (
    <Form class="border-t border-line pt-4" onSubmit={() => saving.mutate(shown())}>
      <TextArea
        label={t("appointments.notes")}
        maxLength={4000}
        value={shown()}
        onInput={setTyped}
      />
      <FormError error={saving.error} />
      <Show when={isDirty()}>
        <Button class="mt-2" type="submit" isBusy={saving.isPending}>
          {t("appointments.save_notes")}
        </Button>
      </Show>
    </Form>
  );
}
