import { createUniqueId, type JSX, Show } from "solid-js";

interface SwitchFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, at once. The whole line can be pressed. */
export function SwitchField(props: SwitchFieldProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="flex items-start gap-3 py-1.5">
      <input
        id={id}
        type="checkbox"
        role="switch"
        class="peer sr-only"
        checked={props.isOn}
        disabled={props.isDisabled}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label
        for={id}
        class="relative mt-0.5 h-5 w-9 flex-none cursor-pointer rounded-full bg-line-strong transition-colors after:absolute after:top-0.5 after:left-0.5 after:size-4 after:rounded-full after:bg-white after:transition-transform peer-checked:bg-accent peer-checked:after:translate-x-4 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-text peer-disabled:opacity-50"
        aria-hidden="true"
      />
      <label for={id} class="min-w-0 cursor-pointer">
        <span class="block font-medium">{props.label}</span>
        <Show when={props.hint}>
          <span id={`${id}-hint`} class="hint mt-0 block">
            {props.hint}
          </span>
        </Show>
      </label>
    </div>
  );
}
