import { type JSX, Show } from "solid-js";
import { USUAL_DISCLAIMERS } from "../../../../../contracts/usual-notices.ts";
import { INDUSTRIES } from "../../../../../contracts/widget-config.ts";
import { t } from "../../../i18n/i18n.ts";
import { Button } from "../../../kit/button.tsx";
import { SelectField } from "../../../kit/select-field.tsx";
import type { SectionProps } from "../sections.ts";
import { NoticeFields } from "./notice-fields.tsx";
import { textLanguage } from "./text-language.ts";

/** The widget's industry, and the notice that goes with it. */
export function DisclaimerFields(props: SectionProps): JSX.Element {
  return (
    <>
      <SelectField
        class="max-w-md"
        label={t("widgets.industry")}
        hint={t("widgets.industry_hint")}
        value={props.form.draft.industry}
        options={INDUSTRIES.map((value) => ({ value, label: t(`widgets.industry_${value}`) }))}
        onChange={(value) => props.form.set("industry", value)}
      />
      <NoticeFields
        {...props}
        switchField="require_disclaimer"
        textField="disclaimer_text"
        versionField="disclaimer_version"
        switchLabel={t("widgets.disclaimer")}
        switchHint={t("widgets.disclaimer_hint")}
        textLabel={t("widgets.disclaimer_text")}
        versionLabel={t("widgets.disclaimer_version")}
      >
        <UsualText {...props} />
      </NoticeFields>
      <Show when={!props.form.draft.require_disclaimer}>
        <UsualText {...props} />
      </Show>
    </>
  );
}

/** Offers what most of the industry say; taken, visitors must accept it too. */
function UsualText(props: SectionProps): JSX.Element {
  const industry = () => {
    const { industry } = props.form.draft;
    return industry === "general" ? null : industry;
  };
  const take = (text: string) => {
    props.form.set("require_disclaimer", true);
    props.form.set("disclaimer_text", text);
    if (props.form.draft.disclaimer_version === null) props.form.set("disclaimer_version", "1");
  };
  return (
    <Show when={industry()}>
      {(industry) => {
        const usual = () => USUAL_DISCLAIMERS[textLanguage(props.form.draft.locale)][industry()];
        const isTaken = () =>
          props.form.draft.require_disclaimer && props.form.draft.disclaimer_text === usual();
        return (
          <Button disabled={isTaken()} onClick={() => take(usual())}>
            {t(`compliance.usual_${industry()}`)}
          </Button>
        );
      }}
    </Show>
  );
}
