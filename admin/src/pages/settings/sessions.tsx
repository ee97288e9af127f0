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
import { browserName } from "./browser-name.ts";

export const SESSIONS_KEY = ["GET /me/sessions"] as const;

/** Where one is signed in, and the way to be so no longer. */
export function Sessions(): JSX.Element {
  const queries = useQueryClient();
  const query = useQuery(() => ({
    queryKey: SESSIONS_KEY,
    queryFn: () => call(meOperations, "GET /me/sessions", {}),
  }));
  const revoking = useMutation(() => ({
    mutationFn: (sessionId: number) =>
      call(meOperations, "DELETE /me/sessions/:sessionId", { params: { sessionId } }),
    onSuccess: () => toast(t("settings.session_ended")),
    onError: (error) => toastProblem(sentenceFor(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS_KEY }),
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

/** What is not known by name stays as it is: somebody may recognise it all the same. */
function nameOf(userAgent: string | null): string {
  if (!userAgent) return t("settings.unknown_browser");
  const { browser, system } = browserName(userAgent);
  if (browser && system) return t("settings.browser_on", { browser, system });
  return browser ?? system ?? userAgent;
}

function Description(props: { readonly session: SessionView }): JSX.Element {
  return (
    <div class="min-w-0">
      <p class="truncate" title={props.session.user_agent ?? undefined}>
        {nameOf(props.session.user_agent)}
      </p>
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
