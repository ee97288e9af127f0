import { useIsRouting } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";

/**
 * A line at the top while the next page is on its way: the router leaves the old one standing until
 * then. It comes with a delay (styles/parts.css): what is there at once needs no announcement.
 */
export function ProgressBar(): JSX.Element {
  const isRouting = useIsRouting();
  return (
    <Show when={isRouting()}>
      <ProgressLine />
    </Show>
  );
}

export function ProgressLine(): JSX.Element {
  return <div class="progress-bar" role="progressbar" aria-label={t("kit.loading")} />;
}
