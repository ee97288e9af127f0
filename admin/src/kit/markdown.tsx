import { createEffect, type JSX } from "solid-js";
import { drawMarkdown } from "../../../widget/src/panel/markdown-view.ts";

/** An answer as the visitor saw it: by the widget's own hand, which makes nodes and never markup. */
export function Markdown(props: { readonly text: string }): JSX.Element {
  let box: HTMLDivElement | undefined;
  createEffect(() => box?.replaceChildren(...drawMarkdown(props.text)));
  return <div ref={box} class="prose" />;
}

/** The same in one line, for lists: the words without their marks. */
export function plainOf(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*|__|`/g, "")
    .replace(/\s*\n\s*(?:- )?/g, " ");
}
