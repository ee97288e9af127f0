import { useQuery } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import type { z } from "zod";
import {
  EMBED_PLATFORMS,
  type EmbedCode,
  type EmbedPlatform,
  widgetOperations,
} from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { useChosenWidget } from "../../api/widget-options.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { CopyButton } from "../../kit/copy-button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { NoWidget } from "../../kit/no-widget.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { Loaded } from "../../kit/states.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { WidgetPicker } from "../../kit/widget-picker.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { InstallDoctor } from "./install-doctor.tsx";
import { SITE_TYPES } from "./site-types.ts";

export function InstallPage(): JSX.Element {
  usePageTitle(() => t("layout.install"));
  const chosen = useChosenWidget();
  const can = useCan();
  const query = useQuery(() => ({
    queryKey: ["embed", chosen.widget()?.id],
    enabled: chosen.widget() !== null,
    queryFn: () =>
      call(widgetOperations, "GET /widgets/:widgetId/embed", {
        params: { widgetId: chosen.widget()?.id ?? 0 },
      }),
  }));
  return (
    <Page title={t("layout.install")} actions={<WidgetPicker chosen={chosen} />}>
      <Show when={chosen.widget()} fallback={<NoWidget chosen={chosen} />}>
        <Loaded query={query}>
          {(code) => (
            <div class="grid max-w-3xl gap-5">
              <TagCard code={code()} />
              <Card title={t("install.plain")} text={t("install.plain_text")}>
                <Code text={code().plain_tag} />
              </Card>
              <Card title={t("install.legacy")} text={t("install.legacy_text")}>
                <Code text={code().legacy_code} />
              </Card>
              <Card title={t("install.wordpress")} text={t("install.wordpress_text")}>
                <p class="text-muted">{t("install.wordpress_soon")}</p>
              </Card>
              <Show when={chosen.widget()}>
                {(widget) => <InstallDoctor widgetId={widget().id} />}
              </Show>
              <Show when={can("widgets.manage") && chosen.widget()}>
                {(widget) => <RotateKey widgetId={widget().id} onRotated={() => query.refetch()} />}
              </Show>
            </div>
          )}
        </Loaded>
      </Show>
    </Page>
  );
}

/** What the website is made with decides where the tag goes, and is told with it. */
function TagCard(props: { readonly code: z.infer<typeof EmbedCode> }): JSX.Element {
  const [site, setSite] = createSignal<EmbedPlatform | "html">("html");
  const options = (["html", ...EMBED_PLATFORMS] as const).map((value) => ({
    value,
    label: SITE_TYPES[value] ?? value,
  }));
  const tag = () =>
    props.code.platform_tags.find(({ platform }) => platform === site())?.tag ?? props.code.tag;
  return (
    <Card title={t("install.tag")} text={t("install.tag_text")}>
      <div class="grid gap-4">
        <SelectField
          label={t("install.site")}
          hint={t(`install.in_${site()}`)}
          class="sm:max-w-80"
          value={site()}
          options={options}
          onChange={setSite}
        />
        <Code text={tag()} />
      </div>
    </Card>
  );
}

function Code(props: { readonly text: string }): JSX.Element {
  return (
    <div class="flex flex-col gap-3 sm:flex-row sm:items-start">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre class="mono min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken p-3" tabIndex={0}>
        <code>{props.text}</code>
      </pre>
      <CopyButton text={props.text} />
    </div>
  );
}

function RotateKey(props: {
  readonly widgetId: number;
  readonly onRotated: () => void;
}): JSX.Element {
  const [isAsking, setAsking] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const rotate = async () => {
    setBusy(true);
    try {
      await call(widgetOperations, "POST /widgets/:widgetId/rotate-key", {
        params: { widgetId: props.widgetId },
        body: {},
      });
      toast(t("install.rotated"));
      setAsking(false);
      props.onRotated();
    } catch (error) {
      toastProblem(sentenceFor(error));
    }
    setBusy(false);
  };
  return (
    <Card title={t("install.key")} text={t("install.key_text")}>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t("install.rotate")}
      </Button>
      <Dialog
        isOpen={isAsking()}
        onClose={() => setAsking(false)}
        title={t("install.rotate")}
        description={t("install.rotate_text")}
      >
        <DialogActions>
          <Button onClick={() => setAsking(false)}>{t("kit.cancel")}</Button>
          <Button kind="danger" isBusy={isBusy()} onClick={rotate}>
            {t("install.rotate")}
          </Button>
        </DialogActions>
      </Dialog>
    </Card>
  );
}
