import { useMutation } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { type Widget, widgetOperations } from "../../../../../contracts/admin/widgets.ts";
import { call } from "../../../api/client.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog, DialogActions } from "../../../kit/dialog.tsx";
import { Form } from "../../../kit/form.tsx";
import { FormError } from "../../../kit/form-error.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import { toast } from "../../../kit/toasts.tsx";

const TURNSTILE = "https://dash.cloudflare.com/?to=/:account/turnstile";

interface CaptchaKeysProps {
  readonly widget: Widget;
  /** Told what is stored now. */
  readonly onStored: (widget: Widget) => void;
  readonly onClose: () => void;
}

type Keys =
  | { readonly site_key: string; readonly secret_key: string }
  | { readonly site_key: null; readonly secret_key: null };

/** Both keys are entered together: one without the other would let nobody through. */
export function CaptchaKeysDialog(props: CaptchaKeysProps): JSX.Element {
  const [siteKey, setSiteKey] = createSignal(props.widget.captcha_site_key ?? "");
  const [secretKey, setSecretKey] = createSignal("");
  const saving = useMutation(() => ({
    mutationFn: (keys: Keys) =>
      call(widgetOperations, "PUT /widgets/:widgetId/captcha-keys", {
        params: { widgetId: props.widget.id },
        body: keys,
      }),
    onSuccess: (widget, keys) => {
      props.onStored(widget);
      props.onClose();
      toast(t(keys.site_key === null ? "limits.keys_removed" : "limits.keys_saved"));
    },
  }));
  const complaint = (field: string) => complaintOn(saving.error, field);
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("limits.keys")}
      description={t("limits.keys_text")}
    >
      <Form
        class="space-y-4"
        onSubmit={() => saving.mutate({ site_key: siteKey(), secret_key: secretKey() })}
      >
        <TextField
          label={t("limits.site_key")}
          isRequired
          maxLength={100}
          value={siteKey()}
          onInput={setSiteKey}
          complaint={complaint("site_key")}
        />
        <TextField
          label={t("limits.secret_key")}
          type="password"
          // Else the browser offers to keep it as somebody's password.
          autocomplete="new-password"
          isRequired
          maxLength={100}
          value={secretKey()}
          onInput={setSecretKey}
          complaint={complaint("secret_key")}
        />
        <p>
          <a class="link" href={TURNSTILE} target="_blank" rel="noopener">
            {t("limits.keys_get")}
          </a>
        </p>
        <FormError error={saving.error} />
        <DialogActions>
          <Show when={props.widget.captcha_site_key}>
            <Button
              class="mr-auto"
              kind="danger"
              disabled={saving.isPending}
              onClick={() => saving.mutate({ site_key: null, secret_key: null })}
            >
              {t("limits.keys_remove")}
            </Button>
          </Show>
          <Button onClick={() => props.onClose()}>{t("kit.cancel")}</Button>
          <Button type="submit" kind="primary" isBusy={saving.isPending}>
            {t("kit.save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
