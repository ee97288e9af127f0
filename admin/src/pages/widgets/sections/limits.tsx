import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { ListField } from "../../../kit/list-field.tsx";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";

export function LimitsSection(props: SectionProps): JSX.Element {
  const complaint = (field: string) => complaintOn(props.error, field);
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t("widgets.rate_messages")}
        type="number"
        min={1}
        max={1000}
        value={String(props.form.draft.rate_limit_messages)}
        onInput={(value) => props.form.set("rate_limit_messages", Number(value))}
        complaint={complaint("rate_limit_messages")}
      />
      <TextField
        label={t("widgets.rate_window")}
        type="number"
        min={1}
        max={86400}
        value={String(props.form.draft.rate_limit_window)}
        onInput={(value) => props.form.set("rate_limit_window", Number(value))}
        complaint={complaint("rate_limit_window")}
      />
      <div class="sm:col-span-2">
        <SwitchField
          label={t("widgets.captcha")}
          hint={t("widgets.captcha_hint")}
          isOn={props.form.draft.require_captcha}
          onChange={(isOn) => props.form.set("require_captcha", isOn)}
        />
      </div>
      <ListField
        label={t("widgets.blocked_keywords")}
        hint={t("kit.one_a_line")}
        items={props.form.draft.blocked_keywords}
        onChange={(items) => props.form.set("blocked_keywords", items)}
        complaint={complaint("blocked_keywords")}
      />
      <ListField
        label={t("widgets.blocked_ips")}
        hint={t("widgets.blocked_ips_hint")}
        items={props.form.draft.blocked_ips}
        onChange={(items) => props.form.set("blocked_ips", items)}
        complaint={complaint("blocked_ips")}
      />
      <p class="hint sm:col-span-2">
        {t("widgets.not_enforced")}{" "}
        <A class="link" href={`/spam-rules?widget=${props.widget.id}`}>
          {t("layout.spam_rules")}
        </A>
      </p>
    </div>
  );
}
