import { type JSX, Show, splitProps } from "solid-js";

export type ButtonKind = "plain" | "primary" | "danger" | "quiet";

export const BUTTON_CLASSES: Record<ButtonKind, string> = {
  plain: "btn",
  primary: "btn btn-primary",
  danger: "btn btn-danger",
  quiet: "btn btn-quiet",
};

interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind;
  /** Something is under way: the button cannot be pressed again meanwhile. */
  readonly isBusy?: boolean;
}

export function Button(props: ButtonProps): JSX.Element {
  const [own, others] = splitProps(props, ["kind", "isBusy", "class", "children", "disabled"]);
  return (
    <button
      type="button"
      {...others}
      class={`${BUTTON_CLASSES[own.kind ?? "plain"]} ${own.class ?? ""}`}
      disabled={own.disabled || own.isBusy}
      aria-busy={own.isBusy ? "true" : undefined}
    >
      <Show when={own.isBusy}>
        <span
          class="size-3.5 animate-spin rounded-full border-2 border-current border-r-transparent"
          aria-hidden="true"
        />
      </Show>
      {own.children}
    </button>
  );
}

interface IconButtonProps extends ButtonProps {
  /** Said aloud, and shown as a tooltip: an icon alone says nothing to many. */
  readonly label: string;
}

export function IconButton(props: IconButtonProps): JSX.Element {
  const [own, others] = splitProps(props, ["label", "class", "kind"]);
  return (
    <Button
      {...others}
      kind={own.kind ?? "quiet"}
      class={`btn-icon ${own.class ?? ""}`}
      aria-label={own.label}
      title={own.label}
    />
  );
}
