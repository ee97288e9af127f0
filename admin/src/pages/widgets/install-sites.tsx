import { createUniqueId, For, type JSX, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { CopyableCode } from "../../kit/copyable-code.tsx";
import { Card } from "../../kit/page.tsx";
import { type Embed, GUIDES, SITES, type Site, tagOf } from "./install-guides.ts";
import { PluginDownload } from "./install-plugin.tsx";
import { SITE_TYPES } from "./site-types.ts";

interface SiteChoiceProps {
  readonly site: Site;
  readonly onChoose: (site: Site) => void;
}

/** What the website is made with; one of them is always chosen, and the arrow keys go along them. */
export function SiteChoice(props: SiteChoiceProps): JSX.Element {
  const name = createUniqueId();
  return (
    <fieldset>
      <legend class="label">{t("install.site")}</legend>
      <div class="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-4">
        <For each={SITES}>
          {(site) => (
            <label class="flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-line bg-surface px-3 py-2 font-medium hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
              <input
                type="radio"
                class="check"
                name={name}
                value={site}
                checked={props.site === site}
                onChange={() => props.onChoose(site)}
              />
              <span class="min-w-0 [overflow-wrap:anywhere]">{nameOf(site)}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

function nameOf(site: Site): string {
  return SITE_TYPES[site] ?? t("install.site_other");
}

interface SiteGuideProps {
  readonly site: Site;
  readonly embed: Embed;
  readonly widgetId: number;
}

/** The steps for it, each with what it needs. */
export function SiteGuide(props: SiteGuideProps): JSX.Element {
  const title = () =>
    props.site === "other"
      ? t("install.steps_other")
      : t("install.steps", { site: nameOf(props.site) });
  return (
    <Card title={title()}>
      <ol class="space-y-4">
        <For each={GUIDES[props.site]}>
          {(step, at) => (
            <li class="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2">
              <span
                class="flex size-6 items-center justify-center rounded-full bg-sunken text-xs font-semibold text-muted"
                aria-hidden="true"
              >
                {at() + 1}
              </span>
              <div class="space-y-2 pt-0.5">
                <p>{t(step.text)}</p>
                <Show when={step.code}>
                  {(code) => <CopyableCode text={code()(props.embed)} />}
                </Show>
                <Show when={step.isDownload}>
                  <PluginDownload widgetId={props.widgetId} />
                </Show>
              </div>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.site === "wordpress"}>
        <details class="mt-4 border-t border-line pt-3">
          <summary class="font-medium">{t("install.without_plugin")}</summary>
          <p class="my-2 text-muted">{t("guides.wordpress_tag")}</p>
          <CopyableCode text={tagOf(props.embed, props.site)} />
        </details>
      </Show>
    </Card>
  );
}
