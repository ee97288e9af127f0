import type { JSX } from "solid-js";

export type Tone = "plain" | "accent" | "success" | "warning" | "danger" | "info";

export function Badge(props: {
  readonly tone?: Tone;
  readonly children: JSX.Element;
}): JSX.Element {
  const tone = () => (props.tone && props.tone !== "plain" ? `badge-${props.tone}` : "");
  return <span class={`badge ${tone()}`}>{props.children}</span>;
}
