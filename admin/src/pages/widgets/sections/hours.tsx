import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import { For, Index, type JSX, Show } from "solid-js";
import type { BusinessHours } from "../../../../../contracts/widget-config.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { Button, IconButton } from "../../../kit/button.tsx";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";
import { Intervals } from "./intervals.tsx";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const ZONES = Intl.supportedValuesOf("timeZone");
const OFFICE = [{ open: "09:00", close: "17:00" }];

function officeHours(timezone: string): BusinessHours {
  const days = {
    mon: OFFICE,
    tue: OFFICE,
    wed: OFFICE,
    thu: OFFICE,
    fri: OFFICE,
    sat: [],
    sun: [],
  };
  return { timezone, days, holidays: [] };
}

/** When somebody is there: several spans a day, past midnight too, and days that differ. */
export function HoursSection(props: SectionProps): JSX.Element {
  const hours = () => props.form.draft.business_hours;
  const put = (next: BusinessHours | null) => props.form.set("business_hours", next);
  const complaint = (part: string) => complaintOn(props.error, `business_hours.${part}`);
  // Switched off and on again, they are what they were.
  let kept: BusinessHours | null = null;
  const toggle = (isOn: boolean) => {
    const before = hours();
    if (before) kept = copyOf(before);
    const known = kept ?? props.widget.business_hours;
    const back = known ? copyOf(known) : officeHours(props.widget.client_timezone);
    put(isOn ? back : null);
  };
  return (
    <div class="space-y-4">
      <SwitchField
        label={t("widgets.has_hours")}
        hint={t("widgets.has_hours_hint")}
        isOn={hours() !== null}
        onChange={toggle}
      />
      <Show when={hours()}>
        {(open) => (
          <>
            <TextField
              class="max-w-sm"
              label={t("widgets.timezone")}
              list="zones"
              value={open().timezone}
              onInput={(timezone) => put({ ...open(), timezone })}
              complaint={complaint("timezone")}
            />
            <datalist id="zones">
              <For each={ZONES}>{(zone) => <option value={zone} />}</For>
            </datalist>
            <Days hours={open()} onChange={put} complaint={complaint} />
            <Holidays hours={open()} onChange={put} complaint={complaint} />
          </>
        )}
      </Show>
    </div>
  );
}

interface HoursProps {
  readonly hours: BusinessHours;
  readonly onChange: (hours: BusinessHours) => void;
  /** Of a part of the hours, such as `days.mon`. */
  readonly complaint: (part: string) => string | null;
}

/** What the form holds is a store's proxy, which changes with it. */
function copyOf(hours: BusinessHours): BusinessHours {
  return JSON.parse(JSON.stringify(hours));
}

function Days(props: HoursProps): JSX.Element {
  return (
    <div class="divide-y divide-line">
      <For each={DAYS}>
        {(day) => (
          <Intervals
            name={t(`widgets.day_${day}`)}
            intervals={props.hours.days[day]}
            complaint={props.complaint(`days.${day}`)}
            onChange={(intervals) =>
              props.onChange({
                ...props.hours,
                days: { ...props.hours.days, [day]: intervals },
              })
            }
          />
        )}
      </For>
    </div>
  );
}

type Holiday = BusinessHours["holidays"][number];

function Holidays(props: HoursProps): JSX.Element {
  const holidays = () => props.hours.holidays;
  const put = (next: readonly Holiday[]) => props.onChange({ ...props.hours, holidays: [...next] });
  const add = async () => {
    const { freeDayFrom } = await import("./today.ts");
    const taken = holidays().map(({ date }) => date);
    const date = freeDayFrom(props.hours.timezone, taken);
    put([...holidays(), { date, name: "", intervals: [] }]);
  };
  return (
    <fieldset>
      <legend class="label">{t("widgets.holidays")}</legend>
      <p class="hint mt-0 mb-2">{t("widgets.holidays_hint")}</p>
      <Index each={holidays()}>
        {(holiday, index) => (
          <HolidayRow
            holiday={holiday()}
            onChange={(next) => put(holidays().with(index, next))}
            onRemove={() => put(holidays().toSpliced(index, 1))}
            complaint={(part) => props.complaint(`holidays.${index}.${part}`)}
          />
        )}
      </Index>
      <Button onClick={add}>
        <Plus size={16} aria-hidden="true" />
        {t("widgets.add_holiday")}
      </Button>
    </fieldset>
  );
}

interface HolidayRowProps {
  readonly holiday: Holiday;
  readonly onChange: (holiday: Holiday) => void;
  readonly onRemove: () => void;
  readonly complaint: (part: string) => string | null;
}

function HolidayRow(props: HolidayRowProps): JSX.Element {
  return (
    <div class="mb-2 rounded-lg border border-line p-3">
      <div class="mb-2 grid grid-cols-[1fr_auto] items-end gap-2 sm:grid-cols-[11rem_1fr_auto]">
        <TextField
          label={t("widgets.date")}
          type="date"
          value={props.holiday.date}
          onInput={(date) => props.onChange({ ...props.holiday, date })}
          complaint={props.complaint("date")}
        />
        <TextField
          class="max-sm:order-3 max-sm:col-span-2"
          label={t("widgets.holiday_name")}
          value={props.holiday.name}
          onInput={(name) => props.onChange({ ...props.holiday, name })}
          complaint={props.complaint("name")}
        />
        <IconButton label={t("kit.remove")} onClick={() => props.onRemove()}>
          <Trash size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <Intervals
        name={t("widgets.open")}
        intervals={props.holiday.intervals}
        onChange={(intervals) => props.onChange({ ...props.holiday, intervals })}
        complaint={props.complaint("intervals")}
      />
    </div>
  );
}
