import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Time } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";

const KEY = "GET /widgets/:widgetId/knowledge/versions";

/** All that was ever live, and the way back to it. */
export function Versions(props: { readonly widgetId: number }): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const list = useList(knowledgeLifeOperations, KEY, () => ({
    params: { widgetId: props.widgetId },
    query: {},
  }));
  const params = (number: number) => ({ widgetId: props.widgetId, number });
  const restoring = useMutation(() => ({
    mutationFn: (number: number) =>
      call(knowledgeLifeOperations, "POST /widgets/:widgetId/knowledge/versions/:number/restore", {
        params: params(number),
      }),
    onSuccess: (_, number) => {
      toast(t("knowledge.restored", { number }));
      void queries.invalidateQueries();
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  const rollingBack = useMutation(() => ({
    mutationFn: (number: number) =>
      call(knowledgeLifeOperations, "POST /widgets/:widgetId/knowledge/versions/:number/rollback", {
        params: params(number),
      }),
    onSuccess: (version) => {
      toast(t("knowledge.published", { number: version.number }));
      void queries.invalidateQueries();
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  return (
    <Card isFlush>
      <Loaded query={list.query}>
        {() => (
          <Show
            when={list.items().length > 0}
            fallback={<EmptyState title={t("knowledge.no_versions")} />}
          >
            <ul class="divide-y divide-line">
              <For each={list.items()}>
                {(version) => (
                  <li class="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
                    <div>
                      <p class="flex items-center gap-2 font-medium">
                        {t("knowledge.version", { number: version.number })}
                        <Show when={version.is_live}>
                          <Badge tone="success">{t("knowledge.live")}</Badge>
                        </Show>
                      </p>
                      <p class="text-xs text-muted">
                        <Time at={version.created_at} /> ·{" "}
                        {tn("knowledge.entry_count", version.entry_count)}
                        <Show when={version.override_reason}> · {version.override_reason}</Show>
                      </p>
                    </div>
                    <Show when={can("knowledge.manage") && !version.is_live}>
                      <div class="flex gap-2">
                        <Button
                          isBusy={restoring.isPending && restoring.variables === version.number}
                          onClick={() => restoring.mutate(version.number)}
                        >
                          {t("knowledge.restore")}
                        </Button>
                        <Button
                          isBusy={rollingBack.isPending && rollingBack.variables === version.number}
                          onClick={() => rollingBack.mutate(version.number)}
                        >
                          {t("knowledge.roll_back")}
                        </Button>
                      </div>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <MoreButton query={list.query} />
          </Show>
        )}
      </Loaded>
    </Card>
  );
}
