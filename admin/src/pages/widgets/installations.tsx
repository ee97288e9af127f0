import { useQueryClient } from "@tanstack/solid-query";
import Trash from "lucide-solid/icons/trash";
import { type JSX, Show } from "solid-js";
import {
  type Installation,
  installationOperations,
} from "../../../../contracts/admin/installations.ts";
import { clientQuery, useShowsAllClients } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { IconButton } from "../../kit/button.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Page } from "../../kit/page.tsx";
import { Ago, dateOf } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";

const SILENT_MS = 7 * 24 * 60 * 60 * 1_000;
const KEY = "GET /installations";

export function InstallationsPage(): JSX.Element {
  usePageTitle(() => t("layout.installations"));
  const list = useList(installationOperations, KEY, () => ({ query: clientQuery() }));
  const showsAll = useShowsAllClients();
  return (
    <Page title={t("layout.installations")} text={t("installations.text")}>
      <ListTable
        list={list}
        none={{ title: t("installations.none"), text: t("installations.none_text") }}
        columns={[
          { head: t("installations.domain"), class: "font-medium", cell: (place) => place.domain },
          {
            head: t("kit.widget"),
            cell: (place) => <Widget place={place} hasClient={showsAll()} />,
          },
          {
            head: t("installations.type"),
            cell: (place) =>
              [place.installation_type, place.widget_version].filter(Boolean).join(" "),
          },
          {
            head: t("installations.since"),
            cell: (place) => dateOf(place.installation_date, place.client_timezone),
          },
          { head: t("installations.last_seen"), cell: (place) => <LastSeen place={place} /> },
          { head: null, cell: (place) => <ForgetButton place={place} /> },
        ]}
      />
    </Page>
  );
}

function Widget(props: PlaceProps & { readonly hasClient: boolean }): JSX.Element {
  return (
    <>
      {props.place.widget_name}
      <Show when={props.hasClient}>
        <span class="block text-xs text-muted">{props.place.client_name}</span>
      </Show>
    </>
  );
}

interface PlaceProps {
  readonly place: Installation;
}

function LastSeen(props: PlaceProps): JSX.Element {
  const isSilent = () =>
    !props.place.last_ping || Date.now() - Date.parse(props.place.last_ping) > SILENT_MS;
  return (
    <>
      <Show when={props.place.last_ping} fallback="–">
        {(at) => <Ago at={at()} zone={props.place.client_timezone} />}
      </Show>{" "}
      <Show when={isSilent()}>
        <Badge tone="warning">{t("installations.silent")}</Badge>
      </Show>
    </>
  );
}

function ForgetButton(props: PlaceProps): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const forget = async () => {
    const { widget_id, id, domain } = props.place;
    try {
      await call(
        installationOperations,
        "DELETE /widgets/:widgetId/installations/:installationId",
        { params: { widgetId: widget_id, installationId: id } },
      );
      toast(t("installations.forgotten", { domain }));
      await queries.invalidateQueries({ queryKey: [KEY] });
    } catch (error) {
      toastProblem(sentenceFor(error));
    }
  };
  return (
    <Show when={can("installations.manage")}>
      <IconButton
        label={t("installations.forget", { domain: props.place.domain })}
        onClick={forget}
      >
        <Trash size={16} aria-hidden="true" />
      </IconButton>
    </Show>
  );
}
