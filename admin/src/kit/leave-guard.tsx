import { useBeforeLeave, useLocation } from "@solidjs/router";
import { createSignal, type JSX, onCleanup } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";

interface LeaveGuardProps {
  readonly isDirty: boolean;
  /** Whether a move within the page leaves what is being edited too; without it, none does. */
  readonly leaves?: (search: URLSearchParams) => boolean;
}

/** What is not saved is not left behind by a slip: of the router's links, and of the browser's own ways out. */
export function LeaveGuard(props: LeaveGuardProps): JSX.Element {
  const [leave, setLeave] = createSignal<(() => void) | null>(null);
  const here = useLocation();
  useBeforeLeave((event) => {
    if (!props.isDirty || event.defaultPrevented) return;
    // Back and forward come as a number of steps; by then the browser is where they lead.
    const to = typeof event.to === "number" ? location : new URL(event.to, location.origin);
    const isSamePage = to.pathname === here.pathname;
    if (isSamePage && !props.leaves?.(new URLSearchParams(to.search))) return;
    event.preventDefault();
    setLeave(() => () => event.retry(true));
  });
  const onUnload = (event: BeforeUnloadEvent) => {
    if (props.isDirty) event.preventDefault();
  };
  addEventListener("beforeunload", onUnload);
  onCleanup(() => removeEventListener("beforeunload", onUnload));
  const go = () => {
    const retry = leave();
    setLeave(null);
    retry?.();
  };
  return (
    <Dialog
      isOpen={leave() !== null}
      onClose={() => setLeave(null)}
      title={t("widgets.leave_title")}
      description={t("widgets.leave_text")}
    >
      <DialogActions>
        <Button onClick={() => setLeave(null)}>{t("widgets.stay")}</Button>
        <Button kind="danger" onClick={go}>
          {t("widgets.leave")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
