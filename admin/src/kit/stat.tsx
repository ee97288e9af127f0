import { type JSX, Show } from "solid-js";
import { formatNumber, formatShare } from "./format.ts";

export { formatNumber, formatShare };

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
