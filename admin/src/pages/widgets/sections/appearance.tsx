import type { JSX } from "solid-js";
import { COLOR_SCHEMES, POSITIONS } from "../../../../../contracts/widget-config.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { ColorField } from "../../../kit/color-field.tsx";
import { SelectField } from "../../../kit/select-field.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import { ContrastWarning } from "../contrast-warning.tsx";
import type { SectionProps } from "../sections.ts";

const LANGUAGES = ["auto", "en", "es"] as const;
const MS_PER_S = 1_000;

export function AppearanceSection(props: SectionProps): JSX.Element {
  const draft = () => props.form.draft;
  const complaint = (field: string) => complaintOn(props.error, field);
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <Names form={props.form} error={props.error} />
      <Colors form={props.form} error={props.error} />
      <SelectField
        label={t("widgets.position")}
        value={draft().position}
        options={POSITIONS.map((value) => ({ value, label: t(`widgets.position_${value}`) }))}
        onChange={(value) => props.form.set("position", value)}
      />
      <SelectField
        label={t("widgets.color_scheme")}
        value={draft().color_scheme}
        options={COLOR_SCHEMES.map((value) => ({ value, label: t(`widgets.scheme_${value}`) }))}
        onChange={(value) => props.form.set("color_scheme", value)}
      />
      <SelectField
        label={t("widgets.locale")}
        hint={t("widgets.locale_hint")}
        value={draft().locale}
        options={languagesWith(draft().locale)}
        onChange={(value) => props.form.set("locale", value)}
      />
      <TextField
        label={t("widgets.auto_open")}
        hint={t("widgets.auto_open_hint")}
        type="number"
        min={0}
        max={600}
        value={secondsOf(draft().auto_open_delay_ms)}
        onInput={(value) =>
          props.form.set(
            "auto_open_delay_ms",
            value === "" ? null : Math.round(Number(value) * MS_PER_S),
          )
        }
        complaint={complaint("auto_open_delay_ms")}
      />
    </div>
  );
}

function Names(props: Pick<SectionProps, "form" | "error">): JSX.Element {
  const complaint = (field: string) => complaintOn(props.error, field);
  return (
    <>
      <TextField
        class="sm:col-span-2"
        label={t("widgets.widget_name")}
        hint={t("widgets.widget_name_hint")}
        maxLength={120}
        value={props.form.draft.widget_name}
        onInput={(value) => props.form.set("widget_name", value)}
        complaint={complaint("widget_name")}
      />
      <TextField
        label={t("widgets.bot_name")}
        maxLength={60}
        value={props.form.draft.bot_name}
        onInput={(value) => props.form.set("bot_name", value)}
        complaint={complaint("bot_name")}
      />
      <TextField
        label={t("widgets.avatar")}
        hint={t("widgets.avatar_hint")}
        type="url"
        value={props.form.draft.bot_avatar_url ?? ""}
        onInput={(value) => props.form.set("bot_avatar_url", value.trim() || null)}
        complaint={complaint("bot_avatar_url")}
      />
    </>
  );
}

function Colors(props: Pick<SectionProps, "form" | "error">): JSX.Element {
  return (
    <>
      <ColorField
        label={t("widgets.primary_color")}
        value={props.form.draft.primary_color}
        onInput={(value) => props.form.set("primary_color", value)}
        complaint={complaintOn(props.error, "primary_color")}
      />
      <ColorField
        label={t("widgets.secondary_color")}
        value={props.form.draft.secondary_color}
        onInput={(value) => props.form.set("secondary_color", value)}
        complaint={complaintOn(props.error, "secondary_color")}
      />
      <ContrastWarning
        primary={props.form.draft.primary_color}
        secondary={props.form.draft.secondary_color}
      />
    </>
  );
}

/** A language that was stored by another way stays a choice. */
function languagesWith(current: string) {
  const known = LANGUAGES.map((value) => ({
    value: value as string,
    label: t(`widgets.locale_${value}`),
  }));
  return known.some(({ value }) => value === current)
    ? known
    : [...known, { value: current, label: current }];
}

function secondsOf(delayMs: number | null): string {
  return delayMs === null ? "" : String(delayMs / MS_PER_S);
}
