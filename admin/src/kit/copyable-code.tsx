import type { JSX } from "solid-js";
import { CopyButton } from "./copy-button.tsx";

/** Code to be pasted elsewhere, broken wherever it has to be. */
export function CopyableCode(props: { readonly text: string }): JSX.Element {
  return (
    <div class="flex flex-col gap-2 sm:flex-row sm:items-start">
      <pre class="mono min-w-0 flex-1 whitespace-pre-wrap rounded-md bg-sunken p-2.5 [overflow-wrap:anywhere]">
        <code>{props.text}</code>
      </pre>
      <CopyButton text={props.text} />
    </div>
  );
}
