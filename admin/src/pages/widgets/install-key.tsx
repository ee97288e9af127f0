import { createSignal, type JSX } from "solid-js";
import { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Card } from "../../kit/page.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";

interface RotateKeyProps {
  readonly widgetId: number;
  readonly onRotated: () => void;
}

/** Gives the widget another key; every tag with the old one ends. */
export function RotateKey(props: RotateKeyProps): JSX.Element {
  const [isAsking, setAsking] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const rotate = async () => {
    setBusy(true);
    try {
      await call(widgetOperations, "POST /widgets/:widgetId/rotate-key", {
        params: { widgetId: props.widgetId },
        body: {},
      });
      toast(t("install.rotated"));
      setAsking(false);
      props.onRotated();
    } catch (error) {
      toastProblem(sentenceFor(error));
    }
    setBusy(false);
  };
  return (
    <Card title={t("install.key")} text={t("install.key_text")}>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t("install.rotate")}
      </Button>
      <Dialog
        isOpen={isAsking()}
        onClose={() => setAsking(false)}
        title={t("install.rotate")}
        description={t("install.rotate_text")}
      >
        <DialogActions>
          <Button onClick={() => setAsking(false)}>{t("kit.cancel")}</Button>
          <Button kind="danger" isBusy={isBusy()} onClick={rotate}>
            {t("install.rotate")}
          </Button>
        </DialogActions>
      </Dialog>
    </Card>
  );
}
