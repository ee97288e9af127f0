import { useMutation } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { sentenceFor } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { Button } from "../../../kit/button.tsx";
import { CopyButton } from "../../../kit/copy-button.tsx";
import { Dialog, DialogActions } from "../../../kit/dialog.tsx";
import { FormError } from "../../../kit/form-error.tsx";
import { toast } from "../../../kit/toasts.tsx";

interface SecretValueProps {
  readonly label: string;
  readonly hint: string;
  readonly read: () => Promise<string>;
  /** Makes a new one, after which the one before is worth nothing. */
  readonly renew: () => Promise<string>;
  readonly renewTitle: string;
  readonly renewText: string;
}

/** A secret of the widget: fetched when it is asked for, and gone again with the page. */
export function SecretValue(props: SecretValueProps): JSX.Element {
  const [secret, setSecret] = createSignal<string | null>(null);
  const [isAsking, setAsking] = createSignal(false);
  const reading = useMutation(() => ({
    mutationFn: () => props.read(),
    onSuccess: (text) => setSecret(text),
  }));
  const renewing = useMutation(() => ({
    mutationFn: () => props.renew(),
    onSuccess: (text) => {
      setSecret(text);
      setAsking(false);
      toast(t("widgets.secret_renewed"));
    },
  }));
  return (
    <section aria-label={props.label}>
      <p class="label">{props.label}</p>
      <Show when={secret()}>
        {(text) => (
          <p class="mono mb-2 rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere] select-all">
            {text()}
          </p>
        )}
      </Show>
      <div class="flex flex-wrap gap-2">
        <Show
          when={secret()}
          fallback={
            <Button isBusy={reading.isPending} onClick={() => reading.mutate()}>
              {t("widgets.secret_show")}
            </Button>
          }
        >
          {(text) => (
            <>
              <CopyButton text={text()} />
              <Button onClick={() => setSecret(null)}>{t("widgets.secret_hide")}</Button>
            </>
          )}
        </Show>
        <Button kind="danger" onClick={() => setAsking(true)}>
          {t("widgets.secret_renew")}
        </Button>
      </div>
      <FormError error={reading.error} />
      <p class="hint">{props.hint}</p>
      <Dialog
        isOpen={isAsking()}
        onClose={() => setAsking(false)}
        title={props.renewTitle}
        description={props.renewText}
      >
        <Show when={renewing.error}>
          <p class="complaint" role="alert">
            {sentenceFor(renewing.error)}
          </p>
        </Show>
        <DialogActions>
          <Button onClick={() => setAsking(false)}>{t("kit.cancel")}</Button>
          <Button kind="danger" isBusy={renewing.isPending} onClick={() => renewing.mutate()}>
            {t("widgets.secret_renew")}
          </Button>
        </DialogActions>
      </Dialog>
    </section>
  );
}
