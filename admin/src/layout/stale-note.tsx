import { useQueryClient } from "@tanstack/solid-query";
import CloudOff from "lucide-solid/icons/cloud-off";
import { createSignal, type JSX, Show } from "solid-js";
import { ApiError } from "../api/client.ts";
import { readAnew, type Stale, useStale } from "../api/stale.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../kit/button.tsx";
import { clockOf } from "../kit/time.tsx";

/** What was read before stays when a later reading fails; this says so, once for all of a page. */
export function StaleNote(): JSX.Element {
  const queries = useQueryClient();
  const stale = useStale(queries);
  const [isBusy, setBusy] = createSignal(false);
  const retry = async () => {
    setBusy(true);
    await readAnew(queries);
    setBusy(false);
  };
  return (
    <div class="pointer-events-none fixed inset-x-4 bottom-4 z-40 lg:left-64" role="status">
      <Show when={stale()}>
        {(one) => (
          <div class="pointer-events-auto flex w-fit items-center gap-2.5 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-float">
            <CloudOff size={16} aria-hidden="true" class="flex-none text-muted" />
            <span>{sentence(one())}</span>
            <Button kind="quiet" isBusy={isBusy()} onClick={retry}>
              {t("kit.retry")}
            </Button>
          </div>
        )}
      </Show>
    </div>
  );
}

function sentence({ error, sinceMs }: Stale): string {
  const time = clockOf(sinceMs);
  const isOffline = error instanceof ApiError && error.code === "offline";
  return isOffline ? t("layout.stale_offline", { time }) : t("layout.stale", { time });
}
