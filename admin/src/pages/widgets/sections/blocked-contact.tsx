import { For, type JSX, Show } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { TextField } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";
import { Part } from "./part.tsx";

/** A way to the business for whoever is not served, with what they will read. */
export function BlockedContact(props: SectionProps): JSX.Element {
  const complaint = (field: string) => complaintOn(props.error, field);
  return (
    <Part title={t("limits.contact")} text={t("limits.contact_text")}>
      <div class="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label={t("limits.contact_email")}
          type="email"
          maxLength={254}
          value={props.form.draft.contact_email ?? ""}
          onInput={(value) => props.form.set("contact_email", value.trim() || null)}
          complaint={complaint("contact_email")}
        />
        <TextField
          label={t("limits.contact_phone")}
          type="tel"
          maxLength={40}
          value={props.form.draft.contact_phone ?? ""}
          onInput={(value) => props.form.set("contact_phone", value || null)}
          complaint={complaint("contact_phone")}
        />
        <TextField
          class="sm:col-span-2"
          label={t("limits.contact_url")}
          type="url"
          placeholder="https://"
          maxLength={2000}
          value={props.form.draft.contact_url ?? ""}
          onInput={(value) => props.form.set("contact_url", value.trim() || null)}
          complaint={complaint("contact_url")}
        />
      </div>
      <BlockedPreview {...props} />
    </Part>
  );
}

function BlockedPreview(props: SectionProps): JSX.Element {
  const ways = () => {
    const { contact_email, contact_phone, contact_url } = props.form.draft;
    return [contact_email, contact_phone, contact_url].filter((way) => way?.trim());
  };
  return (
    <section aria-label={t("limits.contact_preview")}>
      <p class="label">{t("limits.contact_preview")}</p>
      <div class="rounded-lg border border-line bg-sunken p-3 sm:p-4">
        <div class="max-w-md rounded-lg border border-line bg-surface px-3.5 py-2 [overflow-wrap:anywhere]">
          <p>{t("limits.contact_sentence")}</p>
          <Show when={ways().length > 0}>
            <ul class="mt-1.5">
              <For each={ways()}>
                {(way) => <li class="text-accent-text underline underline-offset-2">{way}</li>}
              </For>
            </ul>
          </Show>
        </div>
        <Show when={ways().length === 0}>
          <p class="mt-2 text-[0.8125rem] text-warning">{t("limits.contact_none")}</p>
        </Show>
      </div>
    </section>
  );
}
