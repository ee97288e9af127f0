import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { widgetOperations } from "../../../../../contracts/admin/widgets.ts";
import { call } from "../../../api/client.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { useCan } from "../../../api/session.ts";
import { t } from "../../../i18n/i18n.ts";
import { NumberField } from "../../../kit/number-field.tsx";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";
import { AgentTest } from "./agent-test.tsx";
import { SecretValue } from "./secret-value.tsx";

/** Who takes over from the bot: people, an agent of the widget's own, or both. */
export function HandoffSection(props: SectionProps): JSX.Element {
  return (
    <div class="space-y-6">
      <People {...props} />
      <div class="border-t border-line pt-4">
        <Agent {...props} />
      </div>
    </div>
  );
}

function People(props: SectionProps): JSX.Element {
  const complaint = (field: string) => complaintOn(props.error, field);
  return (
    <div class="space-y-4">
      <SwitchField
        label={t("handoff.people")}
        hint={t("handoff.people_hint")}
        isOn={props.form.draft.enable_human_handoff}
        onChange={(isOn) => props.form.set("enable_human_handoff", isOn)}
      />
      <Show when={props.form.draft.enable_human_handoff}>
        <div class="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t("handoff.wait")}
            hint={t("handoff.wait_hint")}
            min={1}
            max={60}
            value={props.form.draft.handoff_wait_minutes}
            onInput={(minutes) => props.form.set("handoff_wait_minutes", minutes)}
            complaint={complaint("handoff_wait_minutes")}
          />
          <NumberField
            label={t("handoff.away")}
            hint={t("handoff.away_hint")}
            min={1}
            max={120}
            value={props.form.draft.handoff_away_minutes}
            onInput={(minutes) => props.form.set("handoff_away_minutes", minutes)}
            complaint={complaint("handoff_away_minutes")}
          />
        </div>
        <div class="rounded-lg bg-sunken p-3">
          <p>{t("handoff.outside")}</p>
          <p class="mt-1">
            <Show when={props.form.draft.business_hours === null} fallback={t("handoff.has_hours")}>
              {t("handoff.no_hours")}
            </Show>{" "}
            <A class="link" href={`/widgets/${props.widget.id}?section=hours`}>
              {t("handoff.to_hours")}
            </A>
          </p>
        </div>
      </Show>
    </div>
  );
}

function Agent(props: SectionProps): JSX.Element {
  const can = useCan();
  const params = () => ({ widgetId: props.widget.id });
  const isSaved = () =>
    props.widget.enable_ai_handoff &&
    props.widget.ai_handoff_url !== null &&
    props.form.draft.ai_handoff_url === props.widget.ai_handoff_url;
  return (
    <div class="space-y-4">
      <SwitchField
        label={t("handoff.agent")}
        hint={t("handoff.agent_hint")}
        isOn={props.form.draft.enable_ai_handoff}
        onChange={(isOn) => props.form.set("enable_ai_handoff", isOn)}
      />
      <Show when={props.form.draft.enable_ai_handoff}>
        <TextField
          label={t("handoff.agent_url")}
          hint={t("handoff.agent_url_hint")}
          type="url"
          placeholder="https://"
          value={props.form.draft.ai_handoff_url ?? ""}
          onInput={(value) => props.form.set("ai_handoff_url", value.trim() || null)}
          complaint={complaintOn(props.error, "ai_handoff_url")}
        />
        <Show when={can("widgets.manage")}>
          <SecretValue
            label={t("handoff.secret")}
            hint={t("handoff.secret_hint")}
            read={async () =>
              (
                await call(widgetOperations, "GET /widgets/:widgetId/agent-secret", {
                  params: params(),
                })
              ).secret
            }
            renew={async () =>
              (
                await call(widgetOperations, "POST /widgets/:widgetId/agent-secret", {
                  params: params(),
                  body: {},
                })
              ).secret
            }
            renewTitle={t("handoff.secret_renew_title")}
            renewText={t("handoff.secret_renew_text")}
          />
          <AgentTest widgetId={props.widget.id} isSaved={isSaved()} />
        </Show>
      </Show>
    </div>
  );
}
