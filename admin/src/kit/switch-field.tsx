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
    <div class="py-1.5">
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          class="peer sr-only"
          checked={props.isOn}
          aria-checked={props.isOn}
          disabled={props.isDisabled}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span class="switch-track" aria-hidden="true" />
        <span class="min-w-0 font-medium">{props.label}</span>
      </label>
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="hint mt-0 pl-12">
          {props.hint}
        </p>
      </Show>
    </div>
  );
}
