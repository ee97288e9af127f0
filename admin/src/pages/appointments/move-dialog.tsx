import { createSignal, type JSX, Show } from "solid-js";
import type { Appointment } from "../../../../contracts/admin/appointments.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { SwitchField } from "../../kit/switch-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { spanOf } from "../../kit/time.tsx";
import { FreeSlots } from "./free-slots.tsx";
import { instantOf } from "./moment.ts";
import { useMove } from "./use-appointments.ts";

interface MoveDialogProps {
  readonly appointment: Appointment;
  readonly onClose: () => void;
  readonly onMoved: () => void;
}

const MINUTE_MS = 60_000;

/** Another time: one of the free ones, or any that the user knows to be right. */
export function MoveDialog(props: MoveDialogProps): JSX.Element {
  const [slot, setSlot] = createSignal<string | null>(null);
  const [own, setOwn] = createSignal({ day: "", time: "" });
  const hasEmail = () => props.appointment.customer_email !== null;
  const [wishesMail, setWishesMail] = createSignal(true);
  const zone = () => props.appointment.client_timezone;
  const chosen = () => slot() ?? instantOf(own().day, own().time, zone());
  const moving = useMove();
  const typed = (part: Partial<ReturnType<typeof own>>) => {
    setSlot(null);
    setOwn({ ...own(), ...part });
  };
  const move = () => {
    const startsAt = chosen();
    if (startsAt === null) return;
    const notifies = hasEmail() && wishesMail();
    moving.mutate(
      { appointment: { ...props.appointment }, startsAt, notifies },
      {
        onSuccess: () => {
          props.onClose();
          props.onMoved();
        },
        // What is chosen next is chosen of what is free then.
        onError: () => setSlot(null),
      },
    );
  };
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={t("appointments.move_title", { name: props.appointment.customer_name })}
    >
      <Form class="space-y-4" onSubmit={move}>
        <FreeSlots id={props.appointment.id} zone={zone()} chosen={slot()} onChoose={setSlot} />
        <fieldset>
          <legend class="label">{t("appointments.another_time")}</legend>
          <div class="grid max-w-sm grid-cols-2 gap-2">
            <TextField
              label={t("kit.day")}
              type="date"
              value={own().day}
              onInput={(day) => typed({ day })}
            />
            <TextField
              label={t("appointments.time")}
              type="time"
              value={own().time}
              onInput={(time) => typed({ time })}
            />
          </div>
          <p class="hint">{t("appointments.another_time_hint", { zone: zone() })}</p>
        </fieldset>
        <SwitchField
          label={t("appointments.notify")}
          {...(hasEmail() ? {} : { hint: t("appointments.notify_none") })}
          isDisabled={!hasEmail()}
          isOn={hasEmail() && wishesMail()}
          onChange={setWishesMail}
        />
        <Times appointment={props.appointment} chosen={chosen()} />
        <FormError error={moving.error} />
        <DialogActions>
          <Button onClick={() => props.onClose()}>{t("kit.cancel")}</Button>
          <Button
            type="submit"
            kind="primary"
            isBusy={moving.isPending}
            disabled={chosen() === null}
          >
            {t("appointments.move")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Before and after, so that what the clocks make of a typed time is read before it is sent. */
function Times(props: {
  readonly appointment: Appointment;
  readonly chosen: string | null;
}): JSX.Element {
  const zone = () => props.appointment.client_timezone;
  const endOf = (startsAt: string) => {
    const endsAtMs = Date.parse(startsAt) + props.appointment.duration_minutes * MINUTE_MS;
    return new Date(endsAtMs).toISOString();
  };
  return (
    <div class="rounded-lg bg-sunken p-3" role="status">
      <p class="text-muted">
        {t("appointments.now_at", {
          time: spanOf(props.appointment.starts_at, props.appointment.ends_at, zone()),
        })}
      </p>
      <p class="mt-1 font-medium">
        <Show when={props.chosen} fallback={t("appointments.choose_time")}>
          {(startsAt) =>
            t("appointments.new_time", { time: spanOf(startsAt(), endOf(startsAt()), zone()) })
          }
        </Show>
      </p>
    </div>
  );
}
