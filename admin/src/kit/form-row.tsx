import { type JSX, Show } from "solid-js";

interface FormRowProps {
  readonly title: string;
  readonly text?: string;
  readonly children: JSX.Element;
}

/** A part of a long form: what it is about at the left, its fields at the right; one below the other on phones. */
export function FormRow(props: FormRowProps): JSX.Element {
  return (
    <section class="grid gap-x-8 gap-y-3 border-t border-line py-5 first:border-t-0 md:grid-cols-[14rem_minmax(0,1fr)]">
      <div>
        <h3>{props.title}</h3>
        <Show when={props.text}>
          <p class="hint">{props.text}</p>
        </Show>
      </div>
      <div class="max-w-xl space-y-4">{props.children}</div>
    </section>
  );
}
