import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import type { LeadDetail } from "../../../../contracts/admin/leads.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { Phone } from "../../kit/phone.tsx";
import { STATUS_TONES } from "./status-tones.ts";

interface LeadStateProps {
  readonly lead: LeadDetail;
  readonly onChangeLoss: () => void;
}

/** How it stands with the lead, and how to reach who it is. */
export function LeadState(props: LeadStateProps): JSX.Element {
  return (
    <div class="mb-4 space-y-2">
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={STATUS_TONES[props.lead.status]}>
          {t(`leads.status_${props.lead.status}`)}
        </Badge>
        <Show when={props.lead.email}>
          {(email) => (
            <a class="hover:underline [overflow-wrap:anywhere]" href={`mailto:${email()}`}>
              {email()}
            </a>
          )}
        </Show>
        <Show when={props.lead.phone}>
          <Phone number={props.lead.phone} />
        </Show>
        <Converted lead={props.lead} />
      </p>
      <Show when={props.lead.status === "lost"}>
        <Loss {...props} />
      </Show>
    </div>
  );
}

function Converted(props: { readonly lead: LeadDetail }): JSX.Element {
  const can = useCan();
  const words = () => {
    const name = props.lead.converted_client_name;
    return name ? t("leads.converted_to_name", { name }) : t("leads.converted_to");
  };
  return (
    <Show when={props.lead.converted_client_id}>
      {(id) => (
        <Show when={can("clients.manage")} fallback={words()}>
          <A class="link" href={`/clients/${id()}`}>
            {words()}
          </A>
        </Show>
      )}
    </Show>
  );
}

function Loss(props: LeadStateProps): JSX.Element {
  const can = useCan();
  const why = () => {
    const reason = props.lead.lost_reason;
    return reason
      ? t("leads.lost_because", { reason: t(`leads.reason_${reason}`) })
      : t("leads.lost_unsaid");
  };
  return (
    <div class="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken p-3">
      <div class="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
        <p class="font-medium">{why()}</p>
        <Show when={props.lead.lost_note}>
          <p class="whitespace-pre-wrap">{props.lead.lost_note}</p>
        </Show>
      </div>
      <Show when={can("leads.manage")}>
        <Button onClick={() => props.onChangeLoss()}>{t("leads.change_reason")}</Button>
      </Show>
    </div>
  );
}
