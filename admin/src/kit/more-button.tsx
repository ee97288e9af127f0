import { type JSX, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";

interface MoreButtonProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): unknown;
  };
}

/** The list's next page, below what is there. */
export function MoreButton(props: MoreButtonProps): JSX.Element {
  return (
    <Show when={props.query.hasNextPage}>
      <div class="flex justify-center border-t border-line p-3">
        <Button isBusy={props.query.isFetchingNextPage} onClick={() => props.query.fetchNextPage()}>
          {t("kit.more")}
        </Button>
      </div>
    </Show>
  );
}
