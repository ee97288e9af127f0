import { createUniqueId, type JSX, Show } from "solid-js";

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it, in words. */
  readonly complaint?: string | null | undefined;
  /** The label is said, not shown. */
  readonly isLabelHidden?: boolean;
  readonly class?: string;
}

export interface ControlIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
}

/** Label, control, and what is said below it, tied together for those who cannot see that they are. */
export function Field(
  props: FieldProps & { readonly children: (ids: () => ControlIds) => JSX.Element },
): JSX.Element {
  const id = createUniqueId();
  const ids = () => {
    const notes = [props.hint && `${id}-hint`, props.complaint && `${id}-complaint`];
    return {
      id,
      describedBy: notes.filter(Boolean).join(" ") || undefined,
      isInvalid: Boolean(props.complaint),
    };
  };
  return (
    <div class={props.class}>
      <label for={id} class={props.isLabelHidden ? "sr-only" : "label"}>
        {props.label}
      </label>
      {props.children(ids)}
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="hint">
          {props.hint}
        </p>
      </Show>
      <Show when={props.complaint}>
        <p id={`${id}-complaint`} class="complaint" role="alert">
          {props.complaint}
        </p>
      </Show>
    </div>
  );
}
