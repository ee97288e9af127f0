import { For, type JSX, Show } from "solid-js";
import type { Figures } from "../../../../contracts/admin/analytics.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { formatNumber, formatPercent } from "../../kit/format.ts";
import { Card } from "../../kit/page.tsx";
import { type FunnelStep, funnelOf, type StepName } from "./funnel-steps.ts";

const NAMES: Readonly<Record<StepName, TextKey>> = {
  views: "analytics.views",
  opens: "analytics.opens",
  conversations: "analytics.conversations",
  with_lead: "analytics.with_lead",
  with_appointment: "analytics.with_appointment",
  conversions: "analytics.conversions",
};

/** From seeing the widget to becoming a client. */
export function Funnel(props: { readonly figures: Figures }): JSX.Element {
  return (
    <Card title={t("analytics.funnel")} text={t("analytics.funnel_text")}>
      <ol class="space-y-3">
        <For each={funnelOf(props.figures)}>{(step) => <Step step={step} />}</For>
      </ol>
    </Card>
  );
}

function Step(props: { readonly step: FunnelStep }): JSX.Element {
  const rate = () => {
    const { of, rate: share } = props.step;
    if (of === null || share === null) return null;
    return t(`analytics.rate_of_${of}`, { rate: formatPercent(share) });
  };
  return (
    <li>
      <p class="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>{t(NAMES[props.step.name])}</span>
        <span class="tabular-nums">
          <span class="font-semibold">{formatNumber(props.step.count)}</span>
          <Show when={rate()}>
            {(text) => <span class="ml-2 text-xs text-muted">{text()}</span>}
          </Show>
        </span>
      </p>
      <div class="mt-1 h-2.5 rounded-sm bg-sunken" aria-hidden="true">
        <div
          class="bar h-full rounded-sm"
          // What is not nothing is seen, however small.
          style={{ width: `${Math.max(props.step.width * 100, props.step.count > 0 ? 0.75 : 0)}%` }}
        />
      </div>
    </li>
  );
}
