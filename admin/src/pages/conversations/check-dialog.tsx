import { useQuery } from "@tanstack/solid-query";
import CircleCheck from "lucide-solid/icons/circle-check";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { type JSX, Show } from "solid-js";
import { privacyOperations, type TranscriptCheck } from "../../../../contracts/admin/privacy.ts";
import { call } from "../../api/client.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Loaded } from "../../kit/states.tsx";
import { problemText } from "./check-problem.ts";

/** Whether the transcript is as it was written, computed anew each time that it is asked. */
export function CheckDialog(props: {
  readonly conversationId: string;
  readonly onClose: () => void;
}): JSX.Element {
  const query = useQuery(() => ({
    queryKey: ["integrity", props.conversationId],
    queryFn: () =>
      call(privacyOperations, "GET /conversations/:conversationId/integrity", {
        params: { conversationId: props.conversationId },
      }),
    staleTime: 0,
    gcTime: 0,
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("privacy.check")}
      description={t("privacy.check_text")}
    >
      <div role="status">
        <Loaded query={query} skeleton={<p class="text-muted">{t("privacy.check_running")}</p>}>
          {(check: () => TranscriptCheck) => <Outcome check={check()} />}
        </Loaded>
      </div>
      <DialogActions>
        <Button onClick={() => props.onClose()}>{t("kit.close")}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Outcome(props: { readonly check: TranscriptCheck }): JSX.Element {
  // Nothing that was checked proves nothing.
  const isEmpty = () => props.check.is_intact && props.check.checked === 0;
  return (
    <div class="rounded-lg border border-line p-3">
      <Show when={!isEmpty()} fallback={<p>{t("privacy.check_nothing")}</p>}>
        <p
          class={`flex items-center gap-2 font-medium ${props.check.is_intact ? "text-success" : "text-danger"}`}
        >
          <Show
            when={props.check.is_intact}
            fallback={<TriangleAlert size={18} aria-hidden="true" class="flex-none" />}
          >
            <CircleCheck size={18} aria-hidden="true" class="flex-none" />
          </Show>
          {t(props.check.is_intact ? "privacy.check_intact" : "privacy.check_broken")}
        </p>
        <Show when={props.check.problem}>
          {(problem) => <p class="mt-1 [overflow-wrap:anywhere]">{problemText(problem())}</p>}
        </Show>
        <p class="mt-1 text-muted">{tn("privacy.check_checked", props.check.checked)}</p>
        <Show when={props.check.unchained > 0}>
          <p class="text-muted">{tn("privacy.check_unchained", props.check.unchained)}</p>
        </Show>
      </Show>
    </div>
  );
}
