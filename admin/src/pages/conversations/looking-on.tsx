import { createEffect, type JSX, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { EmptyState, SkeletonRows } from "../../kit/states.tsx";

interface LookingOnProps {
  readonly found: number;
  readonly pages: number;
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetching: boolean;
    fetchNextPage(): unknown;
  };
}

/** Enough to fill a screen. */
const FOUND_ENOUGH = 10;
/** How many short pages are asked for before somebody says that they want more. */
const PAGES_AT_ONCE = 20;

/**
 * Below a search whose pages may be short: goes on by itself until there is something to look at, and
 * leaves it to the user after that.
 */
export function LookingOn(props: LookingOnProps): JSX.Element {
  const isOn = () =>
    props.query.hasNextPage && props.found < FOUND_ENOUGH && props.pages % PAGES_AT_ONCE !== 0;
  createEffect(() => {
    if (isOn() && !props.query.isFetching) props.query.fetchNextPage();
  });
  return (
    <Show when={props.query.hasNextPage}>
      <Show
        when={isOn() || props.query.isFetching}
        fallback={
          <div class="border-t border-line p-3 text-center">
            <Show when={props.found === 0}>
              <EmptyState title={t("conversations.not_found_yet")} />
            </Show>
            <Button onClick={() => props.query.fetchNextPage()}>
              {t("conversations.keep_looking")}
            </Button>
          </div>
        }
      >
        <p class="px-4 pt-3 text-muted" role="status">
          {t("conversations.looking")}
        </p>
        <SkeletonRows count={2} />
      </Show>
    </Show>
  );
}
