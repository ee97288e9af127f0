import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { Analytics, Figures } from "../../../../contracts/admin/analytics.ts";
import { type TextKey, t, tn } from "../../i18n/i18n.ts";
import { formatNumber } from "../../kit/format.ts";
import { Card } from "../../kit/page.tsx";
import { changeOf, MEASURES, type MeasureName, type News, newsOf } from "./measures.ts";
import { sayChange, writeChange, writeMeasure } from "./write-measure.ts";

interface Group {
  readonly title: TextKey;
  readonly class: string;
  readonly measures: readonly MeasureName[];
}

const GROUPS: readonly Group[] = [
  {
    title: "analytics.traffic",
    class: "lg:grid-cols-4",
    measures: ["views", "opens", "conversations", "messages"],
  },
  {
    title: "analytics.outcomes",
    class: "lg:grid-cols-4",
    measures: [
      "leads",
      "conversion",
      "appointments",
      "conversions",
      "handoffs",
      "completed",
      "abandoned",
      "length",
    ],
  },
  {
    title: "analytics.quality",
    class: "lg:grid-cols-4",
    measures: [
      "durable",
      "matched",
      "helpful",
      "rating",
      "confidence",
      "response_time",
      "duration",
    ],
  },
];

/** What a number is made of, below it. */
const NOTES: Readonly<Partial<Record<MeasureName, (figures: Figures) => string>>> = {
  handoffs: (figures) =>
    t("analytics.handoff_types", {
      human: formatNumber(figures.handoffs_human),
      email: formatNumber(figures.handoffs_email),
      phone: formatNumber(figures.handoffs_phone),
      agent: formatNumber(figures.handoffs_ai_agent),
    }),
  conversion: () => t("analytics.conversion_text"),
  conversions: () => t("analytics.conversions_text"),
  durable: (figures) =>
    t("analytics.durable_text", {
      answered: formatNumber(figures.answered),
      undecided: formatNumber(figures.undecided),
    }),
  matched: (figures) =>
    t("analytics.matched_text", {
      matches: formatNumber(figures.knowledge_matches),
      fallbacks: formatNumber(figures.fallbacks),
    }),
  helpful: (figures) => tn("analytics.opinions", figures.helpful + figures.not_helpful),
  rating: (figures) => tn("analytics.ratings", figures.ratings),
  duration: () => t("analytics.duration_text"),
};

export function Headline(props: { readonly data: Analytics }): JSX.Element {
  return (
    <div class="space-y-5">
      <For each={GROUPS}>
        {(group) => (
          <Card title={t(group.title)} isFlush>
            <dl class={`mt-2 grid grid-cols-2 sm:grid-cols-3 ${group.class}`}>
              <For each={group.measures}>
                {(name) => <Measured name={name} data={props.data} />}
              </For>
            </dl>
          </Card>
        )}
      </For>
      <Spam data={props.data} />
    </div>
  );
}

interface MeasuredProps {
  readonly name: MeasureName;
  readonly data: Analytics;
}

function Measured(props: MeasuredProps): JSX.Element {
  const measure = () => MEASURES[props.name];
  const write = (figures: Figures) => writeMeasure(measure().unit, measure().value(figures));
  return (
    <div class="min-w-0 px-4 py-3">
      <dt class="text-[0.8125rem] text-muted">{t(`analytics.${props.name}`)}</dt>
      <dd class="mt-0.5 flex flex-wrap items-baseline gap-x-2.5">
        <span class="text-2xl font-semibold tabular-nums">{write(props.data.totals)}</span>
        <ChangeSign {...props} before={write(props.data.before)} />
      </dd>
      <Show when={NOTES[props.name]}>
        {(note) => <dd class="mt-0.5 text-xs text-muted">{note()(props.data.totals)}</dd>}
      </Show>
    </div>
  );
}

const NEWS_CLASS: Readonly<Record<News, string>> = {
  good: "text-success",
  bad: "text-danger",
  none: "text-muted",
};

function ChangeSign(props: MeasuredProps & { readonly before: string }): JSX.Element {
  const change = () => {
    const { unit, value } = MEASURES[props.name];
    return changeOf(unit, value(props.data.totals), value(props.data.before));
  };
  const said = () => sayChange(change(), props.before);
  return (
    <span
      class={`flex items-center gap-0.5 text-xs font-medium tabular-nums ${NEWS_CLASS[newsOf(MEASURES[props.name], change())]}`}
      title={said()}
    >
      <span class="sr-only">{said()}</span>
      <Switch>
        <Match when={change().kind === "more"}>
          <ArrowUp size={13} aria-hidden="true" />
        </Match>
        <Match when={change().kind === "less"}>
          <ArrowDown size={13} aria-hidden="true" />
        </Match>
      </Switch>
      <span aria-hidden="true">{writeChange(change())}</span>
    </span>
  );
}

/** Apart, since it is in no other figure. */
function Spam(props: { readonly data: Analytics }): JSX.Element {
  return (
    <p class="px-1 text-muted">
      {tn("analytics.spam_apart", props.data.totals.spam)}{" "}
      {t("analytics.before", { value: formatNumber(props.data.before.spam) })}
    </p>
  );
}
