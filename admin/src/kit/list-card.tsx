import { type JSX, Show } from "solid-js";
import { MoreButton } from "./more-button.tsx";
import { Card } from "./page.tsx";
import { EmptyState, Loaded } from "./states.tsx";

/** What `useList` gives. */
export interface List<Item> {
  readonly query: Parameters<typeof MoreButton>[0]["query"] &
    Parameters<typeof Loaded<unknown>>[0]["query"];
  readonly items: () => readonly Item[];
}

interface ListCardProps {
  readonly list: List<unknown>;
  /** What to say when there is nothing in it. */
  readonly none: { readonly title: string; readonly text: string };
  readonly children: JSX.Element;
}

/** A list in each of its states: on its way, failed, empty, there, and with more to come. */
export function ListCard(props: ListCardProps): JSX.Element {
  return (
    <Card isFlush>
      <Loaded query={props.list.query}>
        {() => (
          <Show
            when={props.list.items().length > 0}
            fallback={<EmptyState title={props.none.title} text={props.none.text} />}
          >
            {props.children}
            <MoreButton query={props.list.query} />
          </Show>
        )}
      </Loaded>
    </Card>
  );
}
