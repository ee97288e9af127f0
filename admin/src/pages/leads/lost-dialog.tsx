import { createSignal, type JSX, Show } from "solid-js";
import { type Lead, LOST_REASONS, type LostReason } from "../../../../contracts/admin/leads.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextArea } from "../../kit/text-field.tsx";

/** Why a lead came to nothing, as it is stored with it. */
export type Loss = Pick<Lead, "lost_reason" | "lost_note">;

interface LostDialogProps {
  /** What is known already, of one that is lost. */
  readonly known: Loss;
  readonly isBusy?: boolean;
  readonly error?: unknown;
  readonly onClose: () => void;
  readonly onLose: (loss: Loss) => void;
}

/** Asks for the reason, whichever way a lead is lost. */
export function LostDialog(props: LostDialogProps): JSX.Element {
  const [reason, setReason] = createSignal<LostReason | "">(props.known.lost_reason ?? "");
  const [note, setNote] = createSignal(props.known.lost_note ?? "");
  const [isMissing, setMissing] = createSignal(false);
  const lose = () => {
    const lost_reason = reason();
    setMissing(lost_reason === "");
    if (lost_reason !== "") props.onLose({ lost_reason, lost_note: note().trim() || null });
  };
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("leads.lost")}
      description={t("leads.lost_text")}
    >
      <Form class="space-y-4" onSubmit={lose}>
        <SelectField<LostReason | "">
          label={t("leads.lost_reason")}
          value={reason()}
          options={[
            { value: "", label: t("leads.choose_reason") },
            ...LOST_REASONS.map((value) => ({ value, label: t(`leads.reason_${value}`) })),
          ]}
          onChange={setReason}
          complaint={isMissing() && reason() === "" ? t("leads.choose_reason") : null}
        />
        <TextArea
          label={t("leads.lost_note")}
          rows={2}
          maxLength={500}
          value={note()}
          onInput={setNote}
        />
        <Show when={props.error}>
          <p class="complaint" role="alert">
            {sentenceFor(props.error)}
          </p>
        </Show>
        <FormActions
          label={t("leads.lost")}
          isBusy={props.isBusy ?? false}
          onCancel={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}
