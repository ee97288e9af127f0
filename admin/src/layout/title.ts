import { createEffect, onCleanup } from "solid-js";

const NAME = "WeTechForU Chat";

/** The document's title while the page that calls it is shown. */
export function usePageTitle(title: () => string): void {
  createEffect(() => {
    document.title = `${title()} · ${NAME}`;
  });
  onCleanup(() => {
    document.title = NAME;
  });
}
