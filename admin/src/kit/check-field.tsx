import { createEffect, createUniqueId, type JSX, Show } from "solid-js";

interface CheckFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly isChecked: boolean;
  /** Some of what it stands for is checked, not all. */
  readonly isMixed?: boolean;
  readonly isDisabled?: boolean;
  /** The label is said, not shown: a table's column of boxes. */
  readonly isLabelHidden?: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** One of several, or a consent: it takes effect when the form is sent. For at once, see SwitchField. */
export function CheckField(props: CheckFieldProps): JSX.Element {
  const id = createUniqueId();
  let box: HTMLInputElement | undefined;
  // A property that no attribute sets.
  createEffect(() => {
    if (box) box.indeterminate = props.isMixed ?? false;
  });
  return (
    <div class="check-row">
      <label class="check-target">
        <input
          ref={box}
          type="checkbox"
          class="check"
          checked={props.isChecked}
          disabled={props.isDisabled}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span class={props.isLabelHidden ? "sr-only" : ""}>{props.label}</span>
      </label>
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="hint mt-0 pl-6.5">
          {props.hint}
        </p>
      </Show>
    </div>
  );
}
