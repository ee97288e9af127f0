import { type JSX, Show } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { TextArea, TextField } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";

interface NoticeFieldsProps extends SectionProps {
  readonly switchField: "require_disclaimer" | "require_consent";
  readonly textField: "disclaimer_text" | "consent_text";
  readonly versionField: "disclaimer_version" | "consent_version";
  readonly switchLabel: string;
  readonly switchHint: string;
  readonly textLabel: string;
  readonly versionLabel: string;
  /** What is offered below the text. */
  readonly children?: JSX.Element;
}

/** A text that visitors accept: whether they must, what it says, and which version that is. */
export function NoticeFields(props: NoticeFieldsProps): JSX.Element {
  const text = () => props.form.draft[props.textField] ?? "";
  const stored = () => props.widget[props.textField] ?? "";
  // A version of one's own says the same by itself.
  const asksAnew = () =>
    props.widget[props.switchField] && stored() !== "" && text().trim() !== stored();
  return (
    <>
      <SwitchField
        label={props.switchLabel}
        hint={props.switchHint}
        isOn={props.form.draft[props.switchField]}
        onChange={(isOn) => props.form.set(props.switchField, isOn)}
      />
      <Show when={props.form.draft[props.switchField]}>
        <div>
          <TextArea
            label={props.textLabel}
            rows={5}
            maxLength={4000}
            value={text()}
            onInput={(value) => props.form.set(props.textField, value || null)}
            complaint={complaintOn(props.error, props.textField)}
          />
          <div role="status" class="empty:hidden">
            <Show when={asksAnew()}>
              <p class="mt-1 text-[0.8125rem] text-warning">{t("compliance.text_changed")}</p>
            </Show>
          </div>
          <div class="mt-2">{props.children}</div>
        </div>
        <TextField
          class="max-w-md"
          label={props.versionLabel}
          hint={t("compliance.version_hint")}
          maxLength={50}
          value={props.form.draft[props.versionField] ?? ""}
          onInput={(value) => props.form.set(props.versionField, value || null)}
          complaint={complaintOn(props.error, props.versionField)}
        />
      </Show>
    </>
  );
}
