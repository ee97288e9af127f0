import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { ListField } from "../../../kit/list-field.tsx";
import { NumberField } from "../../../kit/number-field.tsx";
import type { SectionProps } from "../sections.ts";
import { wrongAddresses } from "./address-lines.ts";
import { BlockedContact } from "./blocked-contact.tsx";
import { ChallengeFields } from "./challenge-fields.tsx";
import { Part } from "./part.tsx";
import { SpendCeiling } from "./spend-ceiling.tsx";

/** What keeps abuse out, from a visitor's speed to the day's ceiling. */
export function LimitsSection(props: SectionProps): JSX.Element {
  return (
    <div class="space-y-5">
      <Speed {...props} />
      <Blocked {...props} />
      <BlockedContact {...props} />
      <ChallengeFields {...props} />
      <Ceilings {...props} />
    </div>
  );
}

function Speed(props: SectionProps): JSX.Element {
  return (
    <Part title={t("limits.rate_title")} text={t("limits.rate_text")}>
      <div class="grid items-start gap-4 sm:grid-cols-2">
        <NumberField
          label={t("widgets.rate_messages")}
          min={1}
          max={1000}
          value={props.form.draft.rate_limit_messages}
          onInput={(count) => props.form.set("rate_limit_messages", count)}
          complaint={complaintOn(props.error, "rate_limit_messages")}
        />
        <NumberField
          label={t("widgets.rate_window")}
          min={1}
          max={86_400}
          value={props.form.draft.rate_limit_window}
          onInput={(seconds) => props.form.set("rate_limit_window", seconds)}
          complaint={complaintOn(props.error, "rate_limit_window")}
        />
      </div>
    </Part>
  );
}

function Blocked(props: SectionProps): JSX.Element {
  const wrong = () => wrongAddresses(props.form.draft.blocked_ips);
  const complaint = () =>
    wrong().length > 0
      ? t("limits.addresses_wrong", { lines: wrong().join(", ") })
      : complaintOn(props.error, "blocked_ips");
  return (
    <Part
      title={t("limits.blocked")}
      text={
        <>
          {t("limits.blocked_text")}{" "}
          <A class="link" href={`/spam-rules?widget=${props.widget.id}`}>
            {t("limits.rules")}
          </A>
        </>
      }
    >
      <div class="grid items-start gap-4 sm:grid-cols-2">
        <ListField
          label={t("widgets.blocked_keywords")}
          hint={t("kit.one_a_line")}
          items={props.form.draft.blocked_keywords}
          onChange={(items) => props.form.set("blocked_keywords", items)}
          complaint={complaintOn(props.error, "blocked_keywords")}
        />
        <ListField
          label={t("widgets.blocked_ips")}
          hint={t("widgets.blocked_ips_hint")}
          items={props.form.draft.blocked_ips}
          onChange={(items) => props.form.set("blocked_ips", items)}
          complaint={complaint()}
        />
      </div>
    </Part>
  );
}

function Ceilings(props: SectionProps): JSX.Element {
  return (
    <Part title={t("limits.daily_title")}>
      <NumberField
        class="max-w-md"
        label={t("limits.daily")}
        hint={t("limits.daily_hint")}
        min={1}
        max={1_000_000}
        value={props.form.draft.daily_conversations_max}
        onInput={(count) =>
          props.form.set("daily_conversations_max", Number.isNaN(count) ? null : count)
        }
        complaint={complaintOn(props.error, "daily_conversations_max")}
      />
      <SpendCeiling widgetId={props.widget.id} />
    </Part>
  );
}
