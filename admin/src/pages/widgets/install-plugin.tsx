import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Download from "lucide-solid/icons/download";
import { type JSX, Show } from "solid-js";
import { downloadByPost } from "../../api/download.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { identityKeysKey } from "./identity/identity-keys-query.ts";

const OTHERWISE_NAMED = "wetechforu-chat-widget.zip";

/** The WordPress plugin, set up for one widget; each has a secret of its own inside. */
export function PluginDownload(props: { readonly widgetId: number }): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const downloading = useMutation(() => ({
    mutationFn: () =>
      downloadByPost(`/widgets/${props.widgetId}/wordpress-plugin`, OTHERWISE_NAMED),
    // Its secret is one of the widget's keys.
    onSuccess: () => queries.invalidateQueries({ queryKey: identityKeysKey(props.widgetId) }),
  }));
  return (
    <Show
      when={can("widgets.manage")}
      fallback={<p class="hint">{t("install.download_secret_manage")}</p>}
    >
      <div class="space-y-2">
        <Button kind="primary" isBusy={downloading.isPending} onClick={() => downloading.mutate()}>
          <Show when={!downloading.isPending}>
            <Download size={16} aria-hidden="true" />
          </Show>
          {downloading.isPending ? t("install.download_making") : t("install.download")}
        </Button>
        <p class="hint" aria-live="polite">
          {downloading.isSuccess ? t("install.download_again") : t("install.download_secret")}
        </p>
        <FormError error={downloading.error} />
      </div>
    </Show>
  );
}
