import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { appointmentOperations } from "../../../../../contracts/admin/appointments.ts";
import { AppointmentSettings } from "../../../../../contracts/appointments.ts";
import { call } from "../../../api/client.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { useCan } from "../../../api/session.ts";
import { type TextKey, t } from "../../../i18n/i18n.ts";
import { NumberField } from "../../../kit/number-field.tsx";
import { SwitchField } from "../../../kit/switch-field.tsx";
import type { SectionProps } from "../sections.ts";
import { SecretValue } from "./secret-value.tsx";
import { serviceId } from "./service-id.ts";
import { Services } from "./services.tsx";

/** What visitors may book, and when. */
export function BookingSection(props: SectionProps): JSX.Element {
  const settings = () => props.form.draft.appointment_settings;
  const put = (next: AppointmentSettings) => props.form.set("appointment_settings", next);
  const toggle = (isOn: boolean) => {
    props.form.set("enable_appointment_booking", isOn);
    if (isOn && settings() === null) put(freshSettings());
  };
  const complaint = (part: string) => complaintOn(props.error, `appointment_settings.${part}`);
  const stored = () => props.widget.appointment_settings?.services.map(({ id }) => id) ?? [];
  return (
    <div class="space-y-4">
      <SwitchField
        label={t("booking.is_on")}
        hint={t("booking.is_on_hint")}
        isOn={props.form.draft.enable_appointment_booking}
        onChange={toggle}
      />
      <Show when={props.form.draft.enable_appointment_booking}>
        <NoHours {...props} />
        <Show when={settings() ?? freshSettings()}>
          {(shown) => (
            <>
              <Services
                services={shown().services}
                storedIds={stored()}
                onChange={(services) => put({ ...shown(), services })}
                complaint={(part) => complaint(`services.${part}`)}
              />
              <Rules settings={shown()} onChange={put} complaint={complaint} />
            </>
          )}
        </Show>
        <Feed widgetId={props.widget.id} />
      </Show>
    </div>
  );
}

/** As the contract settles it, with one service to begin with. */
function freshSettings(): AppointmentSettings {
  const name = t("booking.first_service");
  return AppointmentSettings.parse({
    services: [{ id: serviceId(name, []), name, duration_minutes: 30 }],
  });
}

function NoHours(props: SectionProps): JSX.Element {
  return (
    <Show when={props.form.draft.business_hours === null}>
      <p class="rounded-lg bg-warning-soft p-3 text-warning" role="status">
        {t("booking.no_hours")}{" "}
        <A class="underline" href={`/widgets/${props.widget.id}?section=hours`}>
          {t("handoff.to_hours")}
        </A>
      </p>
    </Show>
  );
}

interface RulesProps {
  readonly settings: AppointmentSettings;
  readonly onChange: (settings: AppointmentSettings) => void;
  readonly complaint: (part: string) => string | null;
}

interface NumberRule {
  readonly label: TextKey;
  readonly hint: TextKey;
  readonly min: number;
  readonly max: number;
}

const NUMBERS = {
  slot_step_minutes: { label: "booking.step", hint: "booking.step_hint", min: 5, max: 240 },
  minimum_notice_minutes: {
    label: "booking.notice",
    hint: "booking.notice_hint",
    min: 0,
    max: 43_200,
  },
  horizon_days: { label: "booking.horizon", hint: "booking.horizon_hint", min: 1, max: 365 },
  capacity: { label: "booking.capacity", hint: "booking.capacity_hint", min: 1, max: 50 },
  hold_minutes: { label: "booking.hold", hint: "booking.hold_hint", min: 1, max: 30 },
} as const satisfies Partial<Record<keyof AppointmentSettings, NumberRule>>;

function Rules(props: RulesProps): JSX.Element {
  // Keys of the table above.
  const names = Object.keys(NUMBERS) as (keyof typeof NUMBERS)[];
  return (
    <>
      <div class="grid gap-4 sm:grid-cols-2">
        {names.map((name) => (
          <NumberField
            label={t(NUMBERS[name].label)}
            hint={t(NUMBERS[name].hint)}
            min={NUMBERS[name].min}
            max={NUMBERS[name].max}
            value={props.settings[name]}
            onInput={(value) => props.onChange({ ...props.settings, [name]: value })}
            complaint={props.complaint(name)}
          />
        ))}
      </div>
      <SwitchField
        label={t("booking.confirm")}
        hint={t("booking.confirm_hint")}
        isOn={props.settings.requires_confirmation}
        onChange={(isOn) => props.onChange({ ...props.settings, requires_confirmation: isOn })}
      />
    </>
  );
}

function Feed(props: { readonly widgetId: number }): JSX.Element {
  const can = useCan();
  const params = () => ({ widgetId: props.widgetId });
  const read = () =>
    call(appointmentOperations, "GET /widgets/:widgetId/calendar-feed", { params: params() });
  const renew = () =>
    call(appointmentOperations, "POST /widgets/:widgetId/calendar-feed", {
      params: params(),
      body: {},
    });
  return (
    <Show when={can("appointments.manage")}>
      <div class="border-t border-line pt-4">
        <SecretValue
          label={t("booking.feed")}
          hint={t("booking.feed_hint")}
          read={async () => (await read()).url}
          renew={async () => (await renew()).url}
          renewTitle={t("booking.feed_renew_title")}
          renewText={t("booking.feed_renew_text")}
        />
      </div>
    </Show>
  );
}
