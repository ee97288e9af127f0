import ChevronLeft from "lucide-solid/icons/chevron-left";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { createEffect, For, type JSX, Show } from "solid-js";
import type { z } from "zod";
import {
  type Appointment,
  appointmentOperations,
  type ListAppointments,
} from "../../../../contracts/admin/appointments.ts";
import { useList } from "../../api/list.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button, IconButton } from "../../kit/button.tsx";
import { Loaded } from "../../kit/states.tsx";
import { Time } from "../../kit/time.tsx";
import { APPOINTMENT_TONES } from "./appointment-tones.ts";
import { dayOf, daysFrom, mondayOf } from "./week.ts";

interface WeekCalendarProps {
  readonly week: string | undefined;
  readonly zone: string;
  readonly query: z.input<typeof ListAppointments>;
  readonly onWeek: (monday: string) => void;
  readonly onOpen: (appointment: Appointment) => void;
}

/** Seven days side by side; on a phone one below the other. In one zone, which is named. */
export function WeekCalendar(props: WeekCalendarProps): JSX.Element {
  const zone = () => props.zone;
  const monday = () => mondayOf(props.week, zone());
  const days = () => daysFrom(monday());
  const list = useList(appointmentOperations, "GET /appointments", () => ({
    query: {
      ...props.query,
      from: monday().toString(),
      to: monday().add({ days: 6 }).toString(),
      limit: 100,
    },
  }));
  // A week is shown whole, however full it is.
  createEffect(() => {
    if (list.query.hasNextPage && !list.query.isFetching) void list.query.fetchNextPage();
  });
  const of = (day: string) =>
    list
      .items()
      .filter((one) => dayOf(one.starts_at, zone()) === day)
      .sort((one, other) => one.starts_at.localeCompare(other.starts_at));
  const title = () => {
    const format = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeZone: "UTC" });
    const [from, to] = [monday(), monday().add({ days: 6 })];
    return format.formatRange(new Date(from.toString()), new Date(to.toString()));
  };
  return (
    <section aria-label={title()}>
      <div class="mb-3 flex flex-wrap items-center gap-2">
        <IconButton
          kind="plain"
          label={t("appointments.week_before")}
          onClick={() => props.onWeek(monday().subtract({ days: 7 }).toString())}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          kind="plain"
          label={t("appointments.week_after")}
          onClick={() => props.onWeek(monday().add({ days: 7 }).toString())}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </IconButton>
        <Button onClick={() => props.onWeek(mondayOf(undefined, zone()).toString())}>
          {t("appointments.this_week")}
        </Button>
        <h2>{title()}</h2>
      </div>
      <Loaded query={list.query}>
        {() => (
          <ol class="card grid divide-line max-md:divide-y md:grid-cols-7 md:divide-x">
            <For each={days()}>
              {(day) => (
                <Day
                  day={day.toString()}
                  zone={zone()}
                  appointments={of(day.toString())}
                  onOpen={props.onOpen}
                />
              )}
            </For>
          </ol>
        )}
      </Loaded>
    </section>
  );
}

interface DayProps {
  readonly day: string;
  readonly zone: string;
  readonly appointments: readonly Appointment[];
  readonly onOpen: (appointment: Appointment) => void;
}

function Day(props: DayProps): JSX.Element {
  const label = () =>
    new Intl.DateTimeFormat(locale(), { weekday: "short", day: "numeric", timeZone: "UTC" }).format(
      new Date(props.day),
    );
  const isToday = () => dayOf(new Date().toISOString(), props.zone) === props.day;
  return (
    <li class="min-w-0 p-2 md:min-h-72">
      <h3 class={`mb-2 ${isToday() ? "text-accent-text" : "text-muted"}`}>{label()}</h3>
      <ul class="space-y-2">
        <For each={props.appointments}>
          {(one) => (
            <li>
              <button
                type="button"
                class="w-full rounded-md border border-line bg-raised p-2 text-left hover:bg-hover"
                onClick={() => props.onOpen(one)}
              >
                <span class="block text-xs text-muted">
                  <Time at={one.starts_at} zone={props.zone} isTimeOnly />
                </span>
                <span class="block truncate font-medium">{one.customer_name}</span>
                <Show when={one.service_type}>
                  <span class="block truncate text-xs text-muted">{one.service_type}</span>
                </Show>
                <Badge tone={APPOINTMENT_TONES[one.status]}>
                  {t(`appointments.status_${one.status}`)}
                </Badge>
              </button>
            </li>
          )}
        </For>
      </ul>
    </li>
  );
}
