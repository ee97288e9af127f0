import { useBeforeLeave } from "@solidjs/router";
import { createSignal, type JSX, onCleanup } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";

/** What is not saved is not left behind by a slip: of the router's links, and of the browser's own ways out. */
export function LeaveGuard(props: { readonly isDirty: boolean }): JSX.Element {
  const [leave, setLeave] = createSignal<(() => void) | null>(null);
  useBeforeLeave((event) => {
    const isSamePage = String(event.to).split("?")[0] === event.from.pathname;
    if (isSamePage || !props.isDirty || event.defaultPrevented) return;
    event.preventDefault();
    setLeave(() => () => event.retry(true));
  });
  const onUnload = (event: BeforeUnloadEvent) => {
    if (props.isDirty) event.preventDefault();
  };
  addEventListener("beforeunload", onUnload);
  onCleanup(() => removeEventListener("beforeunload", onUnload));
  return (
    <Dialog
      isOpen={leave() !== null}
      onClose={() => setLeave(null)}
      title={t("widgets.leave_title")}
      description={t("widgets.leave_text")}
    >
      <DialogActions>
        <Button onClick={() => setLeave(null)}>{t("widgets.stay")}</Button>
        <Button kind="danger" onClick={() => leave()?.()}>
          {t("widgets.leave")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
