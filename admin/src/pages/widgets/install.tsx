import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { type JSX, Show } from "solid-js";
import { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { useCan } from "../../api/session.ts";
import { useChosenWidget } from "../../api/widget-options.ts";
import { t } from "../../i18n/i18n.ts";
import { CopyableCode } from "../../kit/copyable-code.tsx";
import { NoWidget } from "../../kit/no-widget.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { WidgetPicker } from "../../kit/widget-picker.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { IdentityKeys } from "./identity/identity-keys.tsx";
import { ChatLink } from "./install-chat-link.tsx";
import { InstallDoctor } from "./install-doctor.tsx";
import { type Embed, siteIn } from "./install-guides.ts";
import { RotateKey } from "./install-key.tsx";
import { SiteChoice, SiteGuide } from "./install-sites.tsx";
import { InstallStatus } from "./install-status.tsx";

export function InstallPage(): JSX.Element {
  usePageTitle(() => t("layout.install"));
  const chosen = useChosenWidget();
  const query = useQuery(() => ({
    queryKey: ["embed", chosen.widget()?.id],
    enabled: chosen.widget() !== null,
    queryFn: () =>
      call(widgetOperations, "GET /widgets/:widgetId/embed", {
        params: { widgetId: chosen.widget()?.id ?? 0 },
      }),
  }));
  return (
    <Page
      title={t("layout.install")}
      text={t("install.text")}
      actions={<WidgetPicker chosen={chosen} />}
    >
      {/* Each widget's begins anew: what was downloaded, refused or opened for one is not so for another. */}
      <Show when={chosen.widget()?.id} keyed fallback={<NoWidget chosen={chosen} />}>
        {(widgetId) => (
          <Loaded query={query}>
            {(embed) => (
              <Ways
                widgetId={widgetId}
                zone={chosen.widget()?.client_timezone}
                embed={embed()}
                onChanged={() => query.refetch()}
              />
            )}
          </Loaded>
        )}
      </Show>
    </Page>
  );
}

interface WaysProps {
  readonly widgetId: number;
  /** IANA; the client's. */
  readonly zone: string | undefined;
  readonly embed: Embed;
  readonly onChanged: () => Promise<unknown>;
}

/** All the ways to the chat, the usual one first. What the website is made with stays in the address. */
function Ways(props: WaysProps): JSX.Element {
  const can = useCan();
  const [params, setParams] = useSearchParams<{ site?: string }>();
  const site = () => siteIn(params.site);
  return (
    <div class="grid max-w-4xl gap-5">
      <SiteChoice
        site={site()}
        onChoose={(chosen) => setParams({ site: chosen }, { replace: true, scroll: false })}
      />
      <SiteGuide site={site()} embed={props.embed} widgetId={props.widgetId} />
      <InstallStatus widgetId={props.widgetId} />
      <InstallDoctor widgetId={props.widgetId} />
      <ChatLink
        widgetId={props.widgetId}
        link={props.embed.chat_link}
        onChanged={props.onChanged}
      />
      <Show when={can("widgets.manage")}>
        <IdentityKeys widgetId={props.widgetId} zone={props.zone} embed={props.embed} />
      </Show>
      <OlderForms embed={props.embed} />
      <Show when={can("widgets.manage")}>
        <RotateKey widgetId={props.widgetId} onRotated={props.onChanged} />
      </Show>
    </div>
  );
}

function OlderForms(props: { readonly embed: Embed }): JSX.Element {
  return (
    <Card>
      <details>
        <summary class="font-medium">{t("install.older")}</summary>
        <h3 class="mt-4">{t("install.plain")}</h3>
        <p class="mb-2 text-muted">{t("install.plain_text")}</p>
        <CopyableCode text={props.embed.plain_tag} />
        <h3 class="mt-4">{t("install.legacy")}</h3>
        <p class="mb-2 text-muted">{t("install.legacy_text")}</p>
        <CopyableCode text={props.embed.legacy_code} />
      </details>
    </Card>
  );
}
