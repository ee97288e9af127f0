import { Tooltip as Kobalte } from "@kobalte/core/tooltip";
import type { JSX } from "solid-js";

type TriggerProps = JSX.ButtonHTMLAttributes<HTMLButtonElement>;

interface TooltipProps {
  readonly text: string;
  /** Draws what the tooltip belongs to; the properties must reach a button or a link. */
  readonly children: (trigger: TriggerProps) => JSX.Element;
}

/** A word more, on hover and on focus. Nothing that one must know: a finger cannot hover. */
export function Tooltip(props: TooltipProps): JSX.Element {
  return (
    <Kobalte openDelay={400} closeDelay={100} gutter={6}>
      <Kobalte.Trigger as={(trigger: TriggerProps) => props.children(trigger)} />
      <Kobalte.Portal>
        <Kobalte.Content class="z-50 max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-float">
          {props.text}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}
