import type { JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";
import { DialogActions } from "./dialog.tsx";

interface FormActionsProps {
  /** What the sending button says; "Save" unless told. */
  readonly label?: string;
  readonly kind?: "primary" | "danger";
  readonly isBusy?: boolean;
  readonly onCancel: () => void;
}

/** The two ways out of a dialog's form. */
export function FormActions(props: FormActionsProps): JSX.Element {
  return (
    <DialogActions>
      <Button onClick={() => props.onCancel()}>{t("kit.cancel")}</Button>
      <Button type="submit" kind={props.kind ?? "primary"} isBusy={props.isBusy ?? false}>
        {props.label ?? t("kit.save")}
      </Button>
    </DialogActions>
  );
}
