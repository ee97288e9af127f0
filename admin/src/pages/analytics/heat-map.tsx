import { createMemo, For, type JSX, Show } from "solid-js";
import type { AnalyticsBreakdown } from "../../../../contracts/admin/analytics.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { formatNumber } from "../../kit/format.ts";
import { Card } from "../../kit/page.tsx";
import { EmptyState } from "../../kit/states.tsx";
import { busiestOf, type Step, stepOf, stepsUpTo, weekOf } from "./heat.ts";

/** A Monday, and not one that anybody's clock changes on. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** More would stand on one another on a phone. */
const NAMED_HOUR_EVERY = 3;

/** When conversations begin, by weekday and hour. */
export function HeatMap(props: { readonly data: AnalyticsBreakdown }): JSX.Element {
  const week = createMemo(() => weekOf(props.data.hours));
  const busiest = () => busiestOf(props.data.hours);
  const steps = createMemo(() => stepsUpTo(busiest()?.count ?? 0));
  return (
    <Card
      title={t("analytics.peak_hours")}
      text={t("analytics.peak_hours_text", { zone: props.data.timezone })}
    >
      <Show
        when={busiest()}
        fallback={
          <EmptyState title={t("analytics.no_hours")} text={t("analytics.no_hours_text")} />
        }
      >
        {(most) => (
          <>
            <p class="mb-3">
              {t("analytics.busiest", {
                when: `${weekdayName(most().weekday, "long")}, ${hourSpan(most().hour)}`,
                count: formatNumber(most().count),
                total: formatNumber(
                  week()
                    .flat()
                    .reduce((sum, count) => sum + count, 0),
                ),
              })}
            </p>
            <Week week={week()} steps={steps()} />
            <Legend steps={steps()} />
          </>
        )}
      </Show>
    </Card>
  );
}

interface WeekProps {
  readonly week: readonly (readonly number[])[];
  readonly steps: readonly Step[];
}

function Week(props: WeekProps): JSX.Element {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return (
    <table class="heat-map">
      <caption class="sr-only">{t("analytics.peak_hours_caption")}</caption>
      <thead>
        <tr>
          <td />
          <For each={hours}>
            {(hour) => (
              <th scope="col">
                <span class="sr-only">{hourSpan(hour)}</span>
                <span aria-hidden="true">{hour % NAMED_HOUR_EVERY === 0 ? hour : ""}</span>
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.week}>
          {(counts, day) => (
            <tr>
              <th scope="row">
                <span class="sr-only">{weekdayName(day() + 1, "long")}</span>
                <span aria-hidden="true">{weekdayName(day() + 1, "short")}</span>
              </th>
              <For each={counts}>
                {(count, hour) => (
                  <td
                    data-step={stepOf(count, props.steps)}
                    title={`${weekdayName(day() + 1, "long")}, ${hourSpan(hour())}: ${formatNumber(count)}`}
                  >
                    <span class="sr-only">{formatNumber(count)}</span>
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Legend(props: { readonly steps: readonly Step[] }): JSX.Element {
  return (
    <ul
      class="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted"
      aria-label={t("analytics.legend")}
    >
      <For each={[{ from: 0, to: 0 }, ...props.steps]}>
        {(step, index) => (
          <li class="flex items-center gap-1.5 tabular-nums">
            <span class="heat-swatch" data-step={index()} aria-hidden="true" />
            {step.from === step.to
              ? formatNumber(step.from)
              : `${formatNumber(step.from)}–${formatNumber(step.to)}`}
          </li>
        )}
      </For>
    </ul>
  );
}

function weekdayName(weekday: number, weekdayStyle: "long" | "short"): string {
  const style = { weekday: weekdayStyle, timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale(), style).format(MONDAY_MS + (weekday - 1) * DAY_MS);
}

function hourSpan(hour: number): string {
  const format = new Intl.DateTimeFormat(locale(), { hour: "numeric", timeZone: "UTC" });
  const from = MONDAY_MS + hour * HOUR_MS;
  return format.formatRange(from, from + HOUR_MS);
}
