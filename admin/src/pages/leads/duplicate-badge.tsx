import { type JSX, Match, Switch } from "solid-js";
import type { Lead } from "../../../../contracts/admin/leads.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";

/** Whether somebody said that it is a duplicate, or it only looks like one. */
export function DuplicateBadge(props: {
  readonly lead: Pick<Lead, "duplicate_of" | "is_possible_duplicate">;
}): JSX.Element {
  return (
    <Switch>
      <Match when={props.lead.duplicate_of && props.lead.is_possible_duplicate}>
        {" "}
        <Badge tone="warning">{t("leads.possible_duplicate")}</Badge>
      </Match>
      <Match when={props.lead.duplicate_of}>
        {" "}
        <Badge>{t("leads.duplicate")}</Badge>
      </Match>
    </Switch>
  );
}
