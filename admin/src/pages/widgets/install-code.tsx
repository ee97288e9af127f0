import type { JSX } from "solid-js";
import { CopyButton } from "../../kit/copy-button.tsx";

/** Code to be copied as it stands. */
export function Code(props: { readonly text: string }): JSX.Element {
  return (
    <div class="flex flex-col gap-2 sm:flex-row sm:items-start">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre class="mono min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken p-3" tabIndex={0}>
        <code>{props.text}</code>
      </pre>
      <CopyButton text={props.text} />
    </div>
  );
}
