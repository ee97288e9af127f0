import type { JSX } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { ListField } from "../../../kit/list-field.tsx";
import type { SectionProps } from "../sections.ts";

export function DomainsSection(props: SectionProps): JSX.Element {
  return (
    <ListField
      label={t("widgets.domains")}
      hint={t("widgets.domains_hint")}
      placeholder={"example.com\n*.example.com"}
      rows={6}
      items={props.form.draft.domain_whitelist}
      onChange={(items) => props.form.set("domain_whitelist", items)}
      complaint={complaintOn(props.error, "domain_whitelist")}
    />
  );
}
