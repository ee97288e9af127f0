import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { For, type JSX, Show } from "solid-js";
import {
  contrast,
  EDGE_CONTRAST_MIN,
  isReadableAlong,
  parseColor,
  WHITE,
} from "../../../../widget/src/shared/color.ts";
import { t } from "../../i18n/i18n.ts";

/** The widget keeps itself readable whatever is chosen; this says what that costs. */
export function ContrastWarning(props: {
  readonly primary: string;
  readonly secondary: string;
}): JSX.Element {
  const warnings = () => {
    const [primary, secondary] = [parseColor(props.primary), parseColor(props.secondary)];
    const found: string[] = [];
    if (contrast(primary, WHITE) < EDGE_CONTRAST_MIN) found.push(t("widgets.contrast_light"));
    if (!isReadableAlong(WHITE, primary, secondary)) found.push(t("widgets.contrast_text"));
    return found;
  };
  return (
    <Show when={warnings().length > 0}>
      <div
        class="flex gap-2.5 rounded-lg bg-warning-soft p-3 text-warning sm:col-span-2"
        role="status"
      >
        <TriangleAlert size={18} aria-hidden="true" class="mt-0.5 flex-none" />
        <ul>
          <For each={warnings()}>{(text) => <li>{text}</li>}</For>
        </ul>
      </div>
    </Show>
  );
}
