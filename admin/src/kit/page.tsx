import { type JSX, Show } from "solid-js";
import { ZoneNote } from "./zone-note.tsx";

interface PageProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly actions?: JSX.Element;
  readonly children: JSX.Element;
}

/** Every page's frame: its one heading, what can be done, and what it shows. */
export function Page(props: PageProps): JSX.Element {
  return (
    <div class="mx-auto w-full max-w-7xl px-4 py-5 sm:px-6 lg:px-8">
      <header class="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div class="min-w-0">
          <h1 class="[overflow-wrap:anywhere]">{props.title}</h1>
          <Show when={props.text}>
            <p class="text-muted">{props.text}</p>
          </Show>
        </div>
        <div class="flex flex-wrap items-center gap-2">{props.actions}</div>
      </header>
      {props.children}
      <ZoneNote class="mt-4" />
    </div>
  );
}

interface CardProps {
  readonly title?: string;
  readonly text?: string;
  readonly actions?: JSX.Element;
  readonly isFlush?: boolean;
  readonly class?: string;
  readonly children: JSX.Element;
}

export function Card(props: CardProps): JSX.Element {
  return (
    <section class={`card ${props.class ?? ""}`}>
      <Show when={props.title}>
        <div class="flex flex-wrap items-start justify-between gap-2 px-4 pt-3.5">
          <div>
            <h2>{props.title}</h2>
            <Show when={props.text}>
              <p class="hint mt-0">{props.text}</p>
            </Show>
          </div>
          {props.actions}
        </div>
      </Show>
      <div class={props.isFlush ? "" : "p-4"}>{props.children}</div>
    </section>
  );
}
