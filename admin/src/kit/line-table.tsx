import { For, type JSX, Show } from "solid-js";
import { UNKNOWN } from "./format.ts";
import type { LineChartProps } from "./line-chart.tsx";

/** The numbers of a chart, for whoever would rather read. */
export function LineTable(props: LineChartProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="max-h-72 overflow-auto print:max-h-none" tabIndex={0} aria-label={props.label}>
      <table class="table">
        <caption class="sr-only">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">{props.placeHead}</th>
            <For each={props.series}>
              {(one) => (
                <th scope="col" class="!text-end">
                  {one.label}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.places}>
            {(place, index) => (
              <tr>
                <th scope="row" class="!text-ink !font-normal">
                  {place}
                </th>
                <For each={props.series}>
                  {(one) => (
                    <td class="text-end tabular-nums">
                      <Show when={one.labels?.[index()]}>
                        {(day) => <span class="mr-3 text-xs text-muted">{day()}</span>}
                      </Show>
                      {one.values[index()] == null
                        ? UNKNOWN
                        : props.format(one.values[index()] ?? 0)}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
