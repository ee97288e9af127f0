import { type JSX, Show } from "solid-js";

interface PartProps {
  readonly title: string;
  readonly text?: JSX.Element;
  readonly children: JSX.Element;
}

/** One subject of a section that has several. */
export function Part(props: PartProps): JSX.Element {
  return (
    <section
      aria-label={props.title}
      class="space-y-4 border-t border-line pt-4 first:border-0 first:pt-0"
    >
      <div>
        <h2>{props.title}</h2>
        <Show when={props.text}>
          <p class="hint mt-0.5">{props.text}</p>
        </Show>
      </div>
      {props.children}
    </section>
  );
}
