import Plus from "lucide-solid/icons/plus";
import X from "lucide-solid/icons/x";
import { Index, type JSX, Show } from "solid-js";
import type { BusinessHours } from "../../../../../contracts/widget-config.ts";
import { t } from "../../../i18n/i18n.ts";
import { IconButton } from "../../../kit/button.tsx";
import { isOverlapping, nextSpan } from "./spans.ts";

type Interval = BusinessHours["days"]["mon"][number];

interface IntervalsProps {
  readonly name: string;
  readonly intervals: readonly Interval[];
  readonly onChange: (intervals: Interval[]) => void;
  readonly complaint: string | null;
}

/** The spans of one day. One that closes no later than it opens runs past midnight, and says so. */
export function Intervals(props: IntervalsProps): JSX.Element {
  const put = (index: number, interval: Interval) =>
    props.onChange(props.intervals.with(index, interval));
  return (
    <div class="grid gap-2 py-2 sm:grid-cols-[7rem_1fr]">
      <div class="flex items-center justify-between font-medium sm:h-9">{props.name}</div>
      <div class="space-y-2">
        <Show when={props.intervals.length === 0}>
          <p class="text-muted sm:leading-9">{t("widgets.closed")}</p>
        </Show>
        <Index each={props.intervals}>
          {(interval, index) => (
            <div class="flex flex-wrap items-center gap-2">
              <Clock
                label={`${props.name}: ${t("widgets.opens")}`}
                value={interval().open}
                onInput={(open) => put(index, { ...interval(), open })}
              />
              –
              <Clock
                label={`${props.name}: ${t("widgets.closes")}`}
                value={interval().close === "24:00" ? "00:00" : interval().close}
                onInput={(close) => put(index, { ...interval(), close })}
              />
              <IconButton
                label={t("kit.remove")}
                onClick={() => props.onChange(props.intervals.toSpliced(index, 1))}
              >
                <X size={16} aria-hidden="true" />
              </IconButton>
              <Show when={interval().close <= interval().open}>
                <span class="text-xs text-muted">{t("widgets.overnight")}</span>
              </Show>
            </div>
          )}
        </Index>
        <Show when={isOverlapping(props.intervals)}>
          <p class="text-xs text-warning" role="status">
            {t("widgets.overlapping")}
          </p>
        </Show>
        <Show when={props.complaint}>
          <p class="complaint" role="alert">
            {props.complaint}
          </p>
        </Show>
        <button
          type="button"
          class="btn btn-quiet -ml-2 text-accent-text"
          aria-label={`${props.name}: ${t("widgets.add_hours")}`}
          onClick={() => props.onChange([...props.intervals, nextSpan(props.intervals)])}
        >
          <Plus size={16} aria-hidden="true" />
          {t("widgets.add_hours")}
        </button>
      </div>
    </div>
  );
}

function Clock(props: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}): JSX.Element {
  return (
    <input
      type="time"
      class="input w-auto min-w-0 max-sm:flex-1 max-sm:px-2 max-sm:[&::-webkit-calendar-picker-indicator]:hidden"
      aria-label={props.label}
      value={props.value}
      onInput={(event) => event.currentTarget.value && props.onInput(event.currentTarget.value)}
    />
  );
}
