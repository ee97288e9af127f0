import { type JSX, Show } from "solid-js";
import { locale } from "../i18n/i18n.ts";

interface StatProps {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
}

export function Stat(props: StatProps): JSX.Element {
  return (
    <div class="card p-4">
      <dt class="text-[0.8125rem] text-muted">{props.label}</dt>
      <dd class="mt-0.5 text-2xl font-semibold tabular-nums">{props.value}</dd>
      <Show when={props.note}>
        <dd class="text-xs text-muted">{props.note}</dd>
      </Show>
    </div>
  );
}

export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** A share of 1 as per cent; a dash where there is nothing to divide by. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  return new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(
    part / whole,
  );
}
