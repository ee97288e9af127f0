import { createEffect, onCleanup } from "solid-js";
import { attentionCount } from "../api/inbox.ts";

const NAME = "WeTechForU Chat";

/** The document's title while the page that calls it is shown, after how many conversations want the user. */
export function usePageTitle(title: () => string): void {
  createEffect(() => {
    const count = attentionCount();
    document.title = `${count > 0 ? `(${count}) ` : ""}${title()} · ${NAME}`;
  });
  onCleanup(() => {
    document.title = NAME;
  });
}
