import type { JSX } from "solid-js";
import { Badge, type Tone } from "./badge.tsx";

/** What the words of the contracts' statuses feel like. */
const TONES = {
  active: "success",
  inactive: "plain",
  new: "accent",
  contacted: "info",
  qualified: "info",
  converted: "success",
  lost: "plain",
  pending: "warning",
  confirmed: "success",
  completed: "plain",
  cancelled: "plain",
  no_show: "danger",
  abandoned: "plain",
  spam: "danger",
} as const satisfies Record<string, Tone>;

interface StatusBadgeProps {
  readonly status: keyof typeof TONES;
  /** In the user's language; colour alone says nothing to many. */
  readonly label: string;
}

export function StatusBadge(props: StatusBadgeProps): JSX.Element {
  return (
    <Badge tone={TONES[props.status]}>
      <span class="size-1.5 rounded-full bg-current" aria-hidden="true" />
      {props.label}
    </Badge>
  );
}
