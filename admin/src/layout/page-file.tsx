import { useIsRouting } from "@solidjs/router";
import { type Component, createEffect, type JSX, lazy, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Button } from "../kit/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../kit/states.tsx";

const STORED = "page-file-missed-at";
const PAUSE_MS = 60_000;

/** A page's file could not be fetched: no network, or a deployment has put others in its place. */
class PageFileMissing extends Error {}

/** A page in a file of its own, fetched when it is first gone to. */
export function pageFile<Module>(load: () => Promise<Module>, name: keyof Module): Component {
  return lazy(async () => {
    const module = await load().catch((cause) => {
      throw new PageFileMissing("A page's file could not be fetched.", { cause });
    });
    // Every module exports its page under the name that stands beside it in app.tsx.
    return { default: module[name] as Component };
  });
}

/** In place of a page that failed. */
export function PageFailure(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): JSX.Element {
  return (
    <Show
      when={props.error instanceof PageFileMissing}
      fallback={<ErrorState error={props.error} onRetry={props.onRetry} />}
    >
      <MissingFile />
    </Show>
  );
}

/**
 * The document itself names the files: it is fetched anew, once. Where that did not help, the user
 * is asked, since a page that reloads itself for ever would be worse than one that is missing.
 */
function MissingFile(): JSX.Element {
  const isRouting = useIsRouting();
  const isGivenUp = wasReloadedLately();
  createEffect(() => {
    // Until the router has arrived, the address is still that of the page before.
    if (isRouting() || isGivenUp) return;
    sessionStorage.setItem(STORED, String(Date.now()));
    location.reload();
  });
  return (
    <Show when={isGivenUp} fallback={<SkeletonRows />}>
      <EmptyState title={t("kit.failed")} text={t("errors.page_file")}>
        <Button onClick={() => location.reload()}>{t("kit.retry")}</Button>
      </EmptyState>
    </Show>
  );
}

function wasReloadedLately(): boolean {
  try {
    return Date.now() - Number(sessionStorage.getItem(STORED) ?? 0) < PAUSE_MS;
  } catch {
    // What cannot be remembered might be done again and again.
    return true;
  }
}
