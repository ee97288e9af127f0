import { createSignal, type JSX, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { Form } from "./form.tsx";
import { TextField } from "./text-field.tsx";

interface ConfirmNameProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly name: string;
  readonly action: string;
  readonly isBusy: boolean;
  readonly complaint?: string | null;
  readonly onConfirm: (name: string) => void;
  readonly children: JSX.Element;
}

/** For what cannot be taken back: it is done when the name is typed, not when a button is hit. */
export function ConfirmName(props: ConfirmNameProps): JSX.Element {
  const [typed, setTyped] = createSignal("");
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={props.title}>
      <Form onSubmit={() => props.onConfirm(typed())}>
        <div class="mb-4">{props.children}</div>
        <TextField
          label={t("kit.type_name", { name: props.name })}
          value={typed()}
          onInput={setTyped}
        />
        <Show when={props.complaint}>
          <p class="complaint" role="alert">
            {props.complaint}
          </p>
        </Show>
        <DialogActions>
          <Button onClick={() => props.onClose()}>{t("kit.cancel")}</Button>
          <Button
            type="submit"
            kind="danger"
            isBusy={props.isBusy}
            disabled={typed().trim() !== props.name.trim()}
          >
            {props.action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
