import { A, useSearchParams } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import {
  type Installation,
  installationOperations,
  type VERIFICATION_METHODS,
} from "../../../../contracts/admin/installations.ts";
import { clientQuery, useShowsAllClients } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Page } from "../../kit/page.tsx";
import { Ago, AgoOrNever, dateOf } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { InstallationMenu } from "./installation-menu.tsx";
import { SITE_TYPES } from "./site-types.ts";
import { VerifyDialog } from "./verify-dialog.tsx";

const KEY = "GET /installations";

/** Where widgets are alive, where they have gone silent, and which places are proved to be the client's. */
export function InstallationsPage(): JSX.Element {
  usePageTitle(() => t("layout.installations"));
  const [params, setParams] = useSearchParams<{ widget?: string }>();
  const queries = useQueryClient();
  const [verified, setVerified] = createSignal<Installation | null>(null);
  const list = useList(installationOperations, KEY, () => ({
    query: {
      ...clientQuery(),
      ...(params.widget && /^\d+$/.test(params.widget) ? { widget_id: params.widget } : {}),
    },
  }));
  const readAnew = () => queries.invalidateQueries({ queryKey: [KEY] });
  return (
    <Page title={t("layout.installations")} text={t("installations.text")}>
      <WidgetFilter
        class="mb-4 sm:w-56"
        value={params.widget}
        onChange={(widget) => setParams({ widget })}
      />
      <Places
        list={list}
        isFiltered={params.widget !== undefined}
        onVerify={setVerified}
        onForget={async (place) => {
          await forget(place);
          await readAnew();
        }}
      />
      <Show when={verified()} keyed>
        {(place) => (
          <VerifyDialog place={place} onClose={() => setVerified(null)} onVerified={readAnew} />
        )}
      </Show>
    </Page>
  );
}

async function forget({ widget_id, id, domain }: Installation): Promise<void> {
  try {
    await call(installationOperations, "DELETE /widgets/:widgetId/installations/:installationId", {
      params: { widgetId: widget_id, installationId: id },
    });
    toast(t("installations.forgotten", { domain }));
  } catch (error) {
    toastProblem(sentenceFor(error));
  }
}

interface PlacesProps {
  readonly list: Parameters<typeof ListTable<Installation>>[0]["list"];
  readonly isFiltered: boolean;
  readonly onVerify: (place: Installation) => void;
  readonly onForget: (place: Installation) => Promise<void>;
}

function Places(props: PlacesProps): JSX.Element {
  const can = useCan();
  const showsAll = useShowsAllClients();
  return (
    <ListTable
      list={props.list}
      none={{
        title: t("installations.none"),
        text: t("installations.none_text"),
        action: (
          <Show when={can("widgets.read") && !props.isFiltered}>
            <A class="btn btn-primary" href="/install">
              {t("analytics.install")}
            </A>
          </Show>
        ),
      }}
      columns={[
        { head: t("installations.domain"), cell: (place) => <Domain place={place} /> },
        {
          head: t("kit.widget"),
          cell: (place) => <OfWidget place={place} hasClient={showsAll()} />,
        },
        { head: t("installations.state"), cell: (place) => <State place={place} /> },
        {
          head: t("installations.last_seen"),
          cell: (place) => <AgoOrNever at={place.last_ping} zone={place.client_timezone} />,
        },
        { head: t("installations.ownership"), cell: (place) => <Ownership place={place} /> },
        {
          head: null,
          cell: (place) => (
            <Show when={can("installations.manage")}>
              <InstallationMenu
                place={place}
                onVerify={() => props.onVerify(place)}
                onForget={() => props.onForget(place)}
              />
            </Show>
          ),
        },
      ]}
    />
  );
}

interface PlaceProps {
  readonly place: Installation;
}

function Domain(props: PlaceProps): JSX.Element {
  const details = () => {
    const { installation_type: type, widget_version: version } = props.place;
    const named = SITE_TYPES[type] ?? t("installations.other_type");
    return version ? t("installations.version", { type: named, version }) : named;
  };
  return (
    <>
      <span class="block font-medium [overflow-wrap:anywhere]">{props.place.domain}</span>
      <span class="block text-xs text-muted">{details()}</span>
    </>
  );
}

function OfWidget(props: PlaceProps & { readonly hasClient: boolean }): JSX.Element {
  return (
    <span class="min-w-0">
      <A class="link break-words" href={`/widgets/${props.place.widget_id}`}>
        {props.place.widget_name}
      </A>
      <Show when={props.hasClient}>
        <span class="block text-xs text-muted">{props.place.client_name}</span>
      </Show>
    </span>
  );
}

function State(props: PlaceProps): JSX.Element {
  const since = () => {
    const { state, last_ping, installation_date } = props.place;
    return (state === "silent" && last_ping) || installation_date;
  };
  return (
    <span>
      <Show
        when={props.place.state === "alive"}
        fallback={<Badge tone="warning">{t("installations.silent")}</Badge>}
      >
        <Badge tone="success">{t("installations.alive")}</Badge>
      </Show>
      <span class="mt-0.5 block whitespace-nowrap text-xs text-muted">
        {t("installations.since", { date: dateOf(since(), props.place.client_timezone) })}
      </span>
    </span>
  );
}

const METHODS: Readonly<Record<(typeof VERIFICATION_METHODS)[number], TextKey>> = {
  meta: "installations.by_meta",
  dns: "installations.by_dns",
  plugin: "installations.by_plugin",
};

function Ownership(props: PlaceProps): JSX.Element {
  return (
    <Show
      when={props.place.verified}
      fallback={<span class="text-muted">{t("installations.not_verified")}</span>}
    >
      <span>
        <Badge tone="accent">{t("installations.verified")}</Badge>
        <span class="mt-0.5 block text-xs text-muted">
          <Show when={props.place.verified_by}>{(by) => t(METHODS[by()])}</Show>{" "}
          <Show when={props.place.verified_at}>
            {(at) => <Ago at={at()} zone={props.place.client_timezone} />}
          </Show>
        </span>
      </span>
    </Show>
  );
}
