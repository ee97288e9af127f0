import { createSignal, For, type JSX, lazy, Match, Switch } from "solid-js";
import type { Appointment } from "../../../../contracts/admin/appointments.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { Button, type ButtonKind } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Late } from "../../layout/late.tsx";
import { type Step, stepsOf } from "./appointment-steps.ts";
import type { ChangeStatus } from "./use-appointments.ts";

const MoveDialog = lazy(async () => ({
  default: (await import("./move-dialog.tsx")).MoveDialog,
}));

interface ActionsProps {
  readonly appointment: Appointment;
  readonly onStatus: ChangeStatus;
  readonly onClose: () => void;
}

interface Look {
  readonly label: TextKey;
  readonly kind: ButtonKind;
  /** The status that it gives; the others ask first. */
  readonly status?: Appointment["status"];
}

const LOOKS: Record<Step, Look> = {
  confirm: { label: "appointments.confirm", kind: "primary", status: "confirmed" },
  complete: { label: "appointments.complete", kind: "primary", status: "completed" },
  no_show: { label: "appointments.no_show", kind: "plain", status: "no_show" },
  reopen: { label: "appointments.reopen", kind: "plain", status: "confirmed" },
  move: { label: "appointments.move", kind: "plain" },
  cancel: { label: "appointments.cancel", kind: "danger" },
};

/** What can be done with it now. A new status closes the dialog: the list behind it shows it already. */
export function AppointmentActions(props: ActionsProps): JSX.Element {
  const [open, setOpen] = createSignal<Step | null>(null);
  const give = (status: Appointment["status"]) => {
    props.onStatus(props.appointment, status);
    props.onClose();
  };
  const take = (step: Step) => {
    const { status } = LOOKS[step];
    if (status) give(status);
    else setOpen(step);
  };
  const close = () => setOpen(null);
  return (
    <div class="flex flex-wrap gap-2 empty:hidden">
      <For each={stepsOf(props.appointment, Date.now())}>
        {(step) => (
          <Button kind={LOOKS[step].kind} onClick={() => take(step)}>
            {t(LOOKS[step].label)}
          </Button>
        )}
      </For>
      <Switch>
        <Match when={open() === "cancel"}>
          <CancelDialog
            appointment={props.appointment}
            onClose={close}
            onCancel={() => give("cancelled")}
          />
        </Match>
        <Match when={open() === "move"}>
          <Late>
            <MoveDialog
              appointment={props.appointment}
              onClose={close}
              onMoved={() => props.onClose()}
            />
          </Late>
        </Match>
      </Switch>
    </div>
  );
}

interface CancelDialogProps {
  readonly appointment: Appointment;
  readonly onClose: () => void;
  readonly onCancel: () => void;
}

function CancelDialog(props: CancelDialogProps): JSX.Element {
  const told = () =>
    props.appointment.customer_email ? "appointments.cancel_told" : "appointments.cancel_untold";
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("appointments.cancel_title")}
      description={t(told(), { name: props.appointment.customer_name })}
    >
      <DialogActions>
        <Button onClick={() => props.onClose()}>{t("appointments.keep")}</Button>
        <Button kind="danger" onClick={() => props.onCancel()}>
          {t("appointments.cancel")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
