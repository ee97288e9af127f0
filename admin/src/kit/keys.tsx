import { For, type JSX } from "solid-js";

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Readonly<Record<string, string>> = { mod: IS_APPLE ? "⌘" : "Ctrl" };

/** Keys to press, such as `["mod", "k"]`; `mod` is Cmd on a Mac and Ctrl elsewhere. */
export function Keys(props: { readonly keys: readonly string[] }): JSX.Element {
  return (
    <span class="inline-flex gap-1">
      <For each={props.keys}>{(key) => <kbd class="kbd">{NAMES[key] ?? key}</kbd>}</For>
    </span>
  );
}
