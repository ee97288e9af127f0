import { type JSX, Show } from "solid-js";

interface FactProps {
  readonly label: string;
  /** Nothing is shown where it is null, empty or 0. */
  readonly value: string | number | null;
  /** How it is shown, where not as it stands. */
  readonly children?: JSX.Element;
}

/** One line of what is known. */
export function Fact(props: FactProps): JSX.Element {
  return (
    <Show when={props.value}>
      <div>
        <dt class="text-xs text-muted">{props.label}</dt>
        <dd class="[overflow-wrap:anywhere]">{props.children ?? props.value}</dd>
      </div>
    </Show>
  );
}
