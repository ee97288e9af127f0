import { useQueryClient } from "@tanstack/solid-query";
import Trash from "lucide-solid/icons/trash";
import { For, type JSX, Show } from "solid-js";
import {
  type Installation,
  installationOperations,
} from "../../../../contracts/admin/installations.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { IconButton } from "../../kit/button.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Ago, dateOf } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";

const SILENT_MS = 7 * 24 * 60 * 60 * 1_000;
const KEY = "GET /installations";

export function InstallationsPage(): JSX.Element {
  usePageTitle(() => t("layout.installations"));
  const list = useList(installationOperations, KEY, () => ({ query: {} }));
  return (
    <Page title={t("layout.installations")} text={t("installations.text")}>
      <Card isFlush>
        <Loaded query={list.query}>
          {() => (
            <Show
              when={list.items().length > 0}
              fallback={
                <EmptyState title={t("installations.none")} text={t("installations.none_text")} />
              }
            >
              <table class="table table-stacked">
                <thead>
                  <tr>
                    <th scope="col">{t("installations.domain")}</th>
                    <th scope="col">{t("kit.widget")}</th>
                    <th scope="col">{t("installations.type")}</th>
                    <th scope="col">{t("installations.since")}</th>
                    <th scope="col">{t("installations.last_seen")}</th>
                    <th scope="col">
                      <span class="sr-only">{t("kit.actions")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={list.items()}>{(place) => <Place place={place} />}</For>
                </tbody>
              </table>
              <MoreButton query={list.query} />
            </Show>
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function Place(props: { readonly place: Installation }): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const isSilent = () =>
    !props.place.last_ping || Date.now() - Date.parse(props.place.last_ping) > SILENT_MS;
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
    <tr>
      <td class="cell-main font-medium">{props.place.domain}</td>
      <td data-label={t("kit.widget")}>{props.place.widget_name}</td>
      <td data-label={t("installations.type")}>
        {props.place.installation_type}
        {props.place.widget_version ? ` ${props.place.widget_version}` : ""}
      </td>
      <td data-label={t("installations.since")}>{dateOf(props.place.installation_date)}</td>
      <td data-label={t("installations.last_seen")}>
        <Show when={props.place.last_ping} fallback="–">
          {(at) => <Ago at={at()} />}
        </Show>{" "}
        <Show when={isSilent()}>
          <Badge tone="warning">{t("installations.silent")}</Badge>
        </Show>
      </td>
      <td>
        <Show when={can("installations.manage")}>
          <IconButton
            label={t("installations.forget", { domain: props.place.domain })}
            onClick={forget}
          >
            <Trash size={16} aria-hidden="true" />
          </IconButton>
        </Show>
      </td>
    </tr>
  );
}
