import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { useCan } from "../../../api/session.ts";
import { t } from "../../../i18n/i18n.ts";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { TextArea, TextField } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";

/** Which mails the widget sends to the client, and to whoever leaves an address. */
export function NotificationsSection(props: SectionProps): JSX.Element {
  const can = useCan();
  return (
    <div class="space-y-4">
      <SwitchField
        label={t("widgets.notify")}
        hint={t("widgets.notify_hint")}
        isOn={props.form.draft.enable_email_notifications}
        onChange={(isOn) => props.form.set("enable_email_notifications", isOn)}
      />
      <Show when={props.form.draft.enable_email_notifications}>
        <TextField
          class="max-w-sm"
          label={t("widgets.notify_email")}
          type="email"
          value={props.form.draft.notification_email ?? ""}
          onInput={(value) => props.form.set("notification_email", value.trim() || null)}
          complaint={complaintOn(props.error, "notification_email")}
        />
      </Show>
      <p class="hint">
        {t("widgets.notify_users")}{" "}
        <A class="link" href="/settings">
          {t("layout.settings")}
        </A>
        <Show when={can("notifications.read")}>
          {" · "}
          <A class="link" href={`/notifications?widget=${props.widget.id}`}>
            {t("layout.notifications")}
          </A>
        </Show>
      </p>
      <div class="border-t border-line pt-4">
        <Thanks {...props} />
      </div>
    </div>
  );
}

function Thanks(props: SectionProps): JSX.Element {
  return (
    <div class="space-y-4">
      <SwitchField
        label={t("widgets.thanks")}
        hint={t("widgets.thanks_hint")}
        isOn={props.form.draft.send_lead_thanks}
        onChange={(isOn) => props.form.set("send_lead_thanks", isOn)}
      />
      <Show when={props.form.draft.send_lead_thanks}>
        <TextArea
          label={t("widgets.thanks_text")}
          hint={t("widgets.thanks_text_hint")}
          rows={5}
          maxLength={2000}
          value={props.form.draft.lead_thanks_text ?? ""}
          onInput={(text) => props.form.set("lead_thanks_text", text === "" ? null : text)}
          complaint={complaintOn(props.error, "lead_thanks_text")}
        />
        <ThanksPreview text={props.form.draft.lead_thanks_text} sender={props.widget.client_name} />
      </Show>
    </div>
  );
}

/** How the mail reads: lines and paragraphs as they were typed, no more markup than that. */
function ThanksPreview(props: {
  readonly text: string | null;
  readonly sender: string;
}): JSX.Element {
  return (
    <section aria-label={t("widgets.thanks_preview")}>
      <p class="label">{t("widgets.thanks_preview")}</p>
      <div class="rounded-lg border border-line bg-sunken p-3 sm:p-4">
        <div class="mx-auto max-w-md rounded-md border border-line bg-surface p-4">
          <p class="mb-3 border-b border-line pb-2 text-xs text-muted">
            {t("widgets.thanks_from", { name: props.sender })}
          </p>
          <Show
            when={props.text?.trim()}
            fallback={<p class="text-muted italic">{t("widgets.thanks_usual")}</p>}
          >
            {(text) => <p class="whitespace-pre-wrap [overflow-wrap:anywhere]">{text()}</p>}
          </Show>
        </div>
      </div>
    </section>
  );
}
