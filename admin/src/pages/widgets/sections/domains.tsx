import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { ListField } from "../../../kit/list-field.tsx";
import { SwitchField } from "../../../kit/switch-field.tsx";
import type { SectionProps } from "../sections.ts";

export function DomainsSection(props: SectionProps): JSX.Element {
  return (
    <div class="space-y-4">
      <ListField
        label={t("widgets.domains")}
        hint={t("widgets.domains_hint")}
        placeholder={"example.com\n*.example.com"}
        rows={6}
        items={props.form.draft.domain_whitelist}
        onChange={(items) => props.form.set("domain_whitelist", items)}
        complaint={complaintOn(props.error, "domain_whitelist")}
      />
      <div>
        <SwitchField
          label={t("install.chat_link_allow")}
          hint={t("install.chat_link_hint")}
          isOn={props.form.draft.enable_chat_link}
          onChange={(isOn) => props.form.set("enable_chat_link", isOn)}
        />
        <p class="pl-12">
          <A class="link" href={`/install?widget=${props.widget.id}`}>
            {t("widgets.chat_link_where")}
          </A>
        </p>
      </div>
    </div>
  );
}
