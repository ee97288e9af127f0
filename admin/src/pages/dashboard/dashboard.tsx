import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, type JSX, lazy, Show, Suspense } from "solid-js";
import { analyticsOperations, type Dashboard } from "../../../../contracts/admin/analytics.ts";
import { clientQuery, useChosenClient } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { useMe } from "../../api/session.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { Card, Page } from "../../kit/page.tsx";
import { formatNumber, Stat } from "../../kit/stat.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Ago } from "../../kit/time.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { Attention } from "./attention.tsx";
import { useWaitingCount } from "./waiting-count.ts";

const DayChart = lazy(async () => ({
  default: (await import("../../kit/day-chart.tsx")).DayChart,
}));

const FRESH_EVERY_MS = 30_000;

const TODAY = [
  ["conversations", "dashboard.conversations"],
  ["messages", "dashboard.messages"],
  ["leads", "dashboard.leads"],
  ["appointments", "dashboard.appointments"],
] as const satisfies readonly (readonly [keyof Dashboard["today"], TextKey])[];

/** Today against the usual, and what somebody should look at. */
export function DashboardPage(): JSX.Element {
  usePageTitle(() => t("layout.dashboard"));
  const me = useMe();
  const chosen = useChosenClient();
  const query = useQuery(() => ({
    queryKey: ["GET /dashboard", clientQuery()],
    queryFn: () => call(analyticsOperations, "GET /dashboard", { query: clientQuery() }),
    refetchInterval: FRESH_EVERY_MS,
  }));
  const waiting = useWaitingCount();
  return (
    <Page
      title={t("dashboard.hello", { name: me.data?.name.split(" ")[0] ?? "" })}
      text={me.data?.client?.name ?? chosen()?.name ?? t("layout.all_clients")}
    >
      <Loaded query={query}>
        {(data) => (
          <div class="space-y-5">
            <Today data={data()} />
            <div class="grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <Card
                title={t("dashboard.two_weeks")}
                text={t("layout.times_in", { zone: data().timezone })}
              >
                <Suspense fallback={<div class="skeleton h-56" />}>
                  <DayChart
                    label={t("dashboard.two_weeks")}
                    days={data().days.map((day) => day.date)}
                    series={[
                      {
                        label: t("analytics.conversations"),
                        color: "--accent-text",
                        values: data().days.map((day) => day.conversations),
                      },
                      {
                        label: t("analytics.leads"),
                        color: "--warning",
                        isDashed: true,
                        values: data().days.map((day) => day.leads),
                      },
                    ]}
                  />
                </Suspense>
              </Card>
              <div class="space-y-5">
                <Attention items={data().attention} waitingCount={waiting()} />
                <RecentLeads data={data()} />
              </div>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Today(props: { readonly data: Dashboard }): JSX.Element {
  return (
    <dl class="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <For each={TODAY}>
        {([name, label]) => (
          <Stat
            label={t(label)}
            value={formatNumber(props.data.today[name].count)}
            note={t("dashboard.usual", { count: formatNumber(props.data.today[name].usual, 1) })}
          />
        )}
      </For>
    </dl>
  );
}

function RecentLeads(props: { readonly data: Dashboard }): JSX.Element {
  return (
    <Card
      title={t("dashboard.recent_leads")}
      isFlush
      actions={
        <A class="link text-[0.8125rem]" href="/leads">
          {t("dashboard.all")}
        </A>
      }
    >
      <Show
        when={props.data.recent_leads.length > 0}
        fallback={
          <EmptyState title={t("dashboard.no_leads")} text={t("dashboard.no_leads_text")} />
        }
      >
        <ul class="py-2">
          <For each={props.data.recent_leads}>
            {(lead) => (
              <li>
                <A
                  href={`/leads/${lead.id}`}
                  class="flex items-baseline justify-between gap-3 px-4 py-2 hover:bg-hover"
                >
                  <span class="min-w-0">
                    <span class="block truncate font-medium">
                      {lead.name ?? lead.email ?? lead.phone ?? t("leads.nameless")}
                    </span>
                    <span class="block truncate text-xs text-muted">{lead.widget_name ?? ""}</span>
                  </span>
                  <span class="text-xs text-muted">
                    <Ago at={lead.created_at} zone={props.data.timezone} />
                  </span>
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
