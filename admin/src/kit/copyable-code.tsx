import type { JSX } from "solid-js";
import { CopyButton } from "./copy-button.tsx";

/** Code to be pasted elsewhere; a long line scrolls, or is broken where it may be. */
export function CopyableCode(props: {
  readonly text: string;
  readonly isWrapped?: boolean;
}): JSX.Element {
  return (
    <div class="flex flex-col gap-2 sm:flex-row sm:items-start">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre
        class="mono min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken p-2.5"
        classList={{ "whitespace-pre-wrap [overflow-wrap:anywhere]": props.isWrapped ?? false }}
        tabIndex={0}
      >
        <code>{props.text}</code>
      </pre>
      <CopyButton text={props.text} />
    </div>
  );
}
