import { useQuery } from "@tanstack/solid-query";
import ChevronLeft from "lucide-solid/icons/chevron-left";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { createSignal, For, type JSX, Show } from "solid-js";
import { appointmentOperations } from "../../../../contracts/admin/appointments.ts";
import { call } from "../../api/client.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { IconButton } from "../../kit/button.tsx";
import { Loaded } from "../../kit/states.tsx";
import { firstDayOf } from "./moment.ts";
import { slotsKey } from "./use-appointments.ts";

const DAYS = 14;

interface FreeSlotsProps {
  /** The appointment that is to be moved. */
  readonly id: string;
  readonly zone: string;
  readonly chosen: string | null;
  readonly onChoose: (startsAt: string) => void;
}

/** What the widget's settings leave free, a page of days at a time. */
export function FreeSlots(props: FreeSlotsProps): JSX.Element {
  const [page, setPage] = createSignal(0);
  const from = () => firstDayOf(page(), DAYS, props.zone);
  const query = useQuery(() => {
    const first = from();
    return {
      queryKey: slotsKey(props.id, first),
      queryFn: () =>
        call(appointmentOperations, "GET /appointments/:appointmentId/slots", {
          params: { appointmentId: props.id },
          query: { days: DAYS, ...(first ? { from: first } : {}) },
        }),
      staleTime: 0,
    };
  });
  return (
    <section aria-label={t("appointments.free_times")}>
      <div class="mb-1 flex items-center gap-1">
        <h3 class="mr-auto">{t("appointments.free_times")}</h3>
        <IconButton
          label={t("appointments.earlier_days")}
          disabled={page() === 0}
          onClick={() => setPage(page() - 1)}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={t("appointments.later_days")} onClick={() => setPage(page() + 1)}>
          <ChevronRight size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div class="h-56 overflow-y-auto rounded-lg border border-line">
        <Loaded query={query}>
          {(data) => <Days days={data().days} {...props} zone={data().timezone} />}
        </Loaded>
      </div>
    </section>
  );
}

interface DaysProps extends FreeSlotsProps {
  readonly days: readonly {
    readonly date: string;
    readonly slots: readonly { readonly starts_at: string }[];
  }[];
}

/** Days with nothing free are left out: what is looked for is a time, not a calendar. */
function Days(props: DaysProps): JSX.Element {
  const days = () => props.days.filter(({ slots }) => slots.length > 0);
  const dayName = (date: string) =>
    new Intl.DateTimeFormat(locale(), {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    }).format(new Date(date));
  const clock = (at: string) =>
    new Intl.DateTimeFormat(locale(), { timeStyle: "short", timeZone: props.zone }).format(
      new Date(at),
    );
  return (
    <Show
      when={days().length > 0}
      fallback={<p class="p-4 text-muted">{t("appointments.no_slots")}</p>}
    >
      <ul class="divide-y divide-line">
        <For each={days()}>
          {(day) => (
            <li class="p-3">
              <h4 class="mb-2 text-xs font-semibold text-muted">{dayName(day.date)}</h4>
              {/* biome-ignore lint/a11y/useSemanticElements: times of one day, of which one in the whole list is chosen. */}
              <div role="group" aria-label={dayName(day.date)} class="flex flex-wrap gap-2">
                <For each={day.slots}>
                  {(slot) => (
                    <button
                      type="button"
                      class={`btn tabular-nums ${props.chosen === slot.starts_at ? "btn-primary" : ""}`}
                      aria-pressed={props.chosen === slot.starts_at}
                      onClick={() => props.onChoose(slot.starts_at)}
                    >
                      {clock(slot.starts_at)}
                    </button>
                  )}
                </For>
              </div>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
