import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { BUTTON_CLASSES, type ButtonKind } from "./button.tsx";

interface LinkButtonProps {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly class?: string;
  /** A file or a page of somebody else's, which the router must not take for one of ours. */
  readonly isExternal?: boolean;
  readonly download?: string;
  readonly children: JSX.Element;
}

/** Goes somewhere, and looks like a button because it is the page's main thing to do. */
export function LinkButton(props: LinkButtonProps): JSX.Element {
  const looks = () => `${BUTTON_CLASSES[props.kind ?? "plain"]} ${props.class ?? ""}`;
  return (
    <Show
      when={props.isExternal || props.download !== undefined}
      fallback={
        <A href={props.href} class={looks()}>
          {props.children}
        </A>
      }
    >
      <a href={props.href} class={looks()} download={props.download} rel="noreferrer">
        {props.children}
      </a>
    </Show>
  );
}
