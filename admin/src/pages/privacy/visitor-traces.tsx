import { For, type JSX } from "solid-js";
import type { VisitorTraces } from "../../../../contracts/admin/privacy.ts";
import { tn } from "../../i18n/i18n.ts";

const KINDS = [
  "conversations",
  "messages",
  "leads",
  "appointments",
  "acceptances",
  "notifications",
] as const satisfies readonly (keyof VisitorTraces)[];

export function isNothing(traces: VisitorTraces): boolean {
  return KINDS.every((kind) => traces[kind] === 0);
}

/** As one sentence has it: only what there is. */
export function tracesText(traces: VisitorTraces): string {
  const there = KINDS.filter((kind) => traces[kind] > 0);
  return there.map((kind) => tn(`privacy.${kind}`, traces[kind])).join(", ");
}

/** How much there is of a visitor, kind by kind. */
export function TracesList(props: { readonly traces: VisitorTraces }): JSX.Element {
  return (
    <ul class="grid grid-cols-2 gap-x-5 gap-y-1 tabular-nums sm:grid-cols-3">
      <For each={KINDS}>
        {(kind) => (
          <li class={props.traces[kind] === 0 ? "text-muted" : "font-medium"}>
            {tn(`privacy.${kind}`, props.traces[kind])}
          </li>
        )}
      </For>
    </ul>
  );
}
