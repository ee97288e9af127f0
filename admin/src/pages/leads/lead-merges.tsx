import { useMutation } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import type { LeadDetail } from "../../../../contracts/admin/leads.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/page.tsx";
import { Time } from "../../kit/time.tsx";
import { toastProblem } from "../../kit/toasts.tsx";
import { useUnmerge } from "./use-merge.ts";

/** What this lead is made of, each with the way to take it out again. */
export function LeadMerges(props: { readonly lead: LeadDetail }): JSX.Element {
  const can = useCan();
  const unmerge = useUnmerge();
  const undoing = useMutation(() => ({
    mutationFn: (mergeId: number) => unmerge(props.lead.id, mergeId),
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  return (
    <Show when={props.lead.merges.length > 0}>
      <Card title={t("leads.merges")}>
        <ul class="space-y-3">
          <For each={props.lead.merges}>
            {(merge) => (
              <li class="flex flex-wrap items-center justify-between gap-2">
                <span class="min-w-0">
                  <span class="block [overflow-wrap:anywhere]">
                    {merge.lead.name ?? t("leads.nameless")}
                  </span>
                  <span class="block text-xs text-muted">
                    <Time at={merge.created_at} zone={props.lead.client_timezone} />
                    <Show when={merge.user_name}> · {merge.user_name}</Show>
                  </span>
                </span>
                <Show when={can("leads.manage")}>
                  <Button
                    aria-label={t("leads.unmerge_of", {
                      name: merge.lead.name ?? t("leads.nameless"),
                    })}
                    isBusy={undoing.isPending && undoing.variables === merge.id}
                    onClick={() => undoing.mutate(merge.id)}
                  >
                    {t("leads.unmerge")}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}
