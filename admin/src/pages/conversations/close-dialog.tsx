import { createSignal, For, type JSX } from "solid-js";
import { CLOSE_OUTCOMES, type CloseOutcome } from "../../../../contracts/handover.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";

interface CloseDialogProps {
  readonly isBusy: boolean;
  readonly onChoose: (outcome: CloseOutcome) => void;
  readonly onClose: () => void;
}

/** A conversation is ended with what came of it, so that one can count that later. */
export function CloseDialog(props: CloseDialogProps): JSX.Element {
  const [outcome, setOutcome] = createSignal<CloseOutcome>("resolved");
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("inbox.close_title")}
      description={t("inbox.close_text")}
    >
      <Form onSubmit={() => props.onChoose(outcome())}>
        <fieldset>
          <legend class="label">{t("inbox.outcome")}</legend>
          <For each={CLOSE_OUTCOMES}>
            {(one) => (
              <label class="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 hover:bg-hover max-sm:min-h-11">
                <input
                  type="radio"
                  name="outcome"
                  class="check"
                  checked={outcome() === one}
                  onChange={() => setOutcome(one)}
                />
                {t(`inbox.outcome_${one}`)}
              </label>
            )}
          </For>
        </fieldset>
        <FormActions
          label={t("inbox.close_action")}
          isBusy={props.isBusy}
          onCancel={props.onClose}
        />
      </Form>
    </Dialog>
  );
}
