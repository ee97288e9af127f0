import { type JSX, Show } from "solid-js";
import { sentenceFor } from "../api/sentence.ts";

/** Why a form was not taken; what was typed is still in it. */
export function FormError(props: { readonly error: unknown }): JSX.Element {
  return (
    <Show when={props.error}>
      <p class="complaint" role="alert">
        {sentenceFor(props.error)}
      </p>
    </Show>
  );
}
