import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { type JSX, Match, Show, Switch } from "solid-js";
import {
  type Installation,
  installationOperations,
} from "../../../../contracts/admin/installations.ts";
import { call } from "../../api/client.ts";
import { isSignedOut, useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Card } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { Ago, AgoOrNever, dateOf } from "../../kit/time.tsx";

/** While one waits for the first sign of life, and afterwards. */
const WAITING_MS = 5_000;
const ALIVE_MS = 60_000;

/** Whether the widget has been seen on a website; looks again by itself, for as long as the page is looked at. */
export function InstallStatus(props: { readonly widgetId: number }): JSX.Element {
  const can = useCan();
  const query = useQuery(() => ({
    queryKey: ["GET /widgets/:widgetId/installations", props.widgetId],
    enabled: can("installations.read"),
    queryFn: () =>
      call(installationOperations, "GET /widgets/:widgetId/installations", {
        params: { widgetId: props.widgetId },
      }),
    refetchInterval: ({
      state,
    }: {
      state: { data?: { items: readonly Installation[] } | undefined };
    }) => {
      if (isSignedOut()) return false as const;
      return aliveIn(state.data?.items ?? []) ? ALIVE_MS : WAITING_MS;
    },
  }));
  return (
    <Show when={can("installations.read")}>
      <Card title={t("install.status")}>
        <div aria-live="polite">
          <Loaded query={query} skeleton={<div class="skeleton h-11 w-2/3" />}>
            {(page) => <Status places={page().items} widgetId={props.widgetId} />}
          </Loaded>
        </div>
      </Card>
    </Show>
  );
}

/** Of several websites the one that was seen last: it is the one that somebody is at. */
function lastIn(places: readonly Installation[]): Installation | undefined {
  const seenAtMs = ({ last_ping }: Installation) => (last_ping ? Date.parse(last_ping) : 0);
  return places.toSorted((one, other) => seenAtMs(other) - seenAtMs(one))[0];
}

function aliveIn(places: readonly Installation[]): Installation | undefined {
  return lastIn(places.filter(({ state }) => state === "alive"));
}

interface StatusProps {
  readonly places: readonly Installation[];
  readonly widgetId: number;
}

function Status(props: StatusProps): JSX.Element {
  return (
    <Switch
      fallback={
        <Sign tone="bg-line-strong animate-pulse" title={t("install.not_seen")}>
          {t("install.not_seen_text")}
        </Sign>
      }
    >
      <Match when={aliveIn(props.places)}>
        {(place) => (
          <Sign tone="bg-success" title={t("install.alive", { domain: place().domain })}>
            {t("install.alive_since", {
              date: dateOf(place().installation_date, place().client_timezone),
            })}{" "}
            <AgoOrNever at={place().last_ping} zone={place().client_timezone} />
            <Show when={props.places.length > 1}>
              {" · "}
              <A class="link" href={`/installations?widget=${props.widgetId}`}>
                {t("install.all_sites", { count: props.places.length })}
              </A>
            </Show>
          </Sign>
        )}
      </Match>
      <Match when={lastIn(props.places)}>
        {(place) => (
          <Sign tone="bg-warning" title={t("install.silent")}>
            {t("install.silent_text", { domain: place().domain })}{" "}
            <Ago
              at={place().last_ping ?? place().installation_date}
              zone={place().client_timezone}
            />
          </Sign>
        )}
      </Match>
    </Switch>
  );
}

interface SignProps {
  readonly tone: string;
  readonly title: string;
  readonly children: JSX.Element;
}

function Sign(props: SignProps): JSX.Element {
  return (
    <div class="flex items-start gap-3">
      <span class={`mt-1.5 size-2.5 flex-none rounded-full ${props.tone}`} aria-hidden="true" />
      <div class="min-w-0">
        <p class="font-semibold [overflow-wrap:anywhere]">{props.title}</p>
        {/* How long ago it was changes by the minute, and is nothing to be read aloud each time. */}
        <p class="text-muted [overflow-wrap:anywhere]" aria-live="off">
          {props.children}
        </p>
      </div>
    </div>
  );
}
