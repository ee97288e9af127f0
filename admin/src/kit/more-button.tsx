import { type JSX, Show } from "solid-js";
import { sentenceFor } from "../api/sentence.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";

interface MoreButtonProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly error: unknown;
    fetchNextPage(): unknown;
  };
}

/** The list's next page, below what is there. */
export function MoreButton(props: MoreButtonProps): JSX.Element {
  return (
    <Show when={props.query.hasNextPage}>
      <div class="flex flex-col items-center gap-2 border-t border-line p-3">
        <Show when={props.query.isFetchNextPageError}>
          <p class="complaint mt-0" role="alert">
            {sentenceFor(props.query.error)}
          </p>
        </Show>
        <Button isBusy={props.query.isFetchingNextPage} onClick={() => props.query.fetchNextPage()}>
          {props.query.isFetchNextPageError ? t("kit.retry") : t("kit.more")}
        </Button>
      </div>
    </Show>
  );
}
