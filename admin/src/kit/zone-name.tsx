import type { JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";

/** In whose zone days are counted or a calendar is drawn; undefined: each in its own client's. */
export function ZoneName(props: {
  readonly zone: string | undefined;
  readonly class?: string;
}): JSX.Element {
  return (
    <p class={`text-xs text-muted ${props.class ?? ""}`}>
      {props.zone ? t("layout.times_in", { zone: props.zone }) : t("layout.times_of_clients")}
    </p>
  );
}
