import { type JSX, Show } from "solid-js";
import { USUAL_CONSENTS } from "../../../../../contracts/usual-notices.ts";
import { t } from "../../../i18n/i18n.ts";
import { Button } from "../../../kit/button.tsx";
import type { SectionProps } from "../sections.ts";
import { Acceptances } from "./acceptances.tsx";
import { DisclaimerFields } from "./disclaimer-fields.tsx";
import { KeepingFields } from "./keeping-fields.tsx";
import { MaskingFields } from "./masking-fields.tsx";
import { NoticeFields } from "./notice-fields.tsx";
import { Part } from "./part.tsx";
import { textLanguage } from "./text-language.ts";

/** What visitors accept, what is kept of them, and for how long. */
export function ComplianceSection(props: SectionProps): JSX.Element {
  return (
    <div class="space-y-5">
      <Part title={t("compliance.notice")}>
        <DisclaimerFields {...props} />
      </Part>
      <Part title={t("compliance.kind_consent")}>
        <ConsentFields {...props} />
      </Part>
      <Acceptances widget={props.widget} />
      <Part title={t("compliance.keeping")}>
        <KeepingFields {...props} />
      </Part>
      <Part title={t("compliance.masking")} text={t("compliance.masking_text")}>
        <MaskingFields {...props} />
      </Part>
    </div>
  );
}

function ConsentFields(props: SectionProps): JSX.Element {
  const usual = () => USUAL_CONSENTS[textLanguage(props.form.draft.locale)];
  const hasContact = () => {
    const { contact_email, contact_phone, contact_url } = props.form.draft;
    return Boolean(contact_email || contact_phone || contact_url);
  };
  return (
    <NoticeFields
      {...props}
      switchField="require_consent"
      textField="consent_text"
      versionField="consent_version"
      switchLabel={t("compliance.consent")}
      switchHint={t("compliance.consent_hint")}
      textLabel={t("compliance.consent_text")}
      versionLabel={t("compliance.consent_version")}
    >
      <Button
        disabled={props.form.draft.consent_text === usual()}
        onClick={() => props.form.set("consent_text", usual())}
      >
        {t("compliance.usual_consent")}
      </Button>
      <Show when={!hasContact()}>
        <p class="mt-2 text-[0.8125rem] text-warning">{t("compliance.no_contact")}</p>
      </Show>
    </NoticeFields>
  );
}
