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

/** What is said of an empty list, and perhaps what to do about it. */
export interface None {
  readonly title: string;
  readonly text: string;
  readonly action?: JSX.Element;
}

interface ListCardProps {
  readonly list: List<unknown>;
  /** What to say when there is nothing in it. */
  readonly none: None;
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
            fallback={
              <EmptyState title={props.none.title} text={props.none.text}>
                {props.none.action}
              </EmptyState>
            }
          >
            {props.children}
            <MoreButton query={props.list.query} />
          </Show>
        )}
      </Loaded>
    </Card>
  );
}
