import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import { meOperations, type SessionView } from "../../../../contracts/admin/me.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { Ago } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";

const KEY = ["GET /me/sessions"] as const;

/** Where one is signed in, and the way to be so no longer. */
export function Sessions(): JSX.Element {
  const queries = useQueryClient();
  const query = useQuery(() => ({
    queryKey: KEY,
    queryFn: () => call(meOperations, "GET /me/sessions", {}),
  }));
  const revoking = useMutation(() => ({
    mutationFn: (sessionId: number) =>
      call(meOperations, "DELETE /me/sessions/:sessionId", { params: { sessionId } }),
    onSuccess: () => toast(t("settings.session_ended")),
    onError: (error) => toastProblem(sentenceFor(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  }));
  return (
    <Card title={t("settings.sessions")} text={t("settings.sessions_text")} isFlush>
      <Loaded query={query}>
        {(data) => (
          <ul class="mt-2 divide-y divide-line">
            <For each={data().items}>
              {(session) => (
                <li class="flex items-center justify-between gap-3 px-4 py-3">
                  <Description session={session} />
                  <Show when={!session.is_current}>
                    <Button
                      isBusy={revoking.isPending && revoking.variables === session.id}
                      onClick={() => revoking.mutate(session.id)}
                    >
                      {t("settings.end_session")}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function Description(props: { readonly session: SessionView }): JSX.Element {
  return (
    <div class="min-w-0">
      <p class="truncate">{props.session.user_agent ?? t("settings.unknown_browser")}</p>
      <p class="flex flex-wrap items-center gap-2 text-xs text-muted">
        <Show when={props.session.ip_address}>{props.session.ip_address} ·</Show>
        <Ago at={props.session.last_seen_at} />
        <Show when={props.session.is_current}>
          <Badge tone="success">{t("settings.this_session")}</Badge>
        </Show>
      </p>
    </div>
  );
}
