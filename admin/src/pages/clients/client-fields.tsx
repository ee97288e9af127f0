import { For, type JSX } from "solid-js";
import type { Client } from "../../../../contracts/admin/clients.ts";
import { complaintOn } from "../../api/sentence.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { countryOptions } from "./countries.ts";

export type ClientDraft = Pick<
  Client,
  "name" | "email" | "phone" | "website" | "industry" | "timezone" | "country"
>;

const ZONES = Intl.supportedValuesOf("timeZone");

interface ClientFieldsProps {
  readonly draft: ClientDraft;
  readonly onChange: (part: Partial<ClientDraft>) => void;
  readonly error: unknown;
}

/** The same fields for a new client and for one that is there. */
export function ClientFields(props: ClientFieldsProps): JSX.Element {
  const complaint = (field: keyof ClientDraft) => complaintOn(props.error, field);
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t("kit.name")}
        isRequired
        value={props.draft.name}
        onInput={(name) => props.onChange({ name })}
        complaint={complaint("name")}
      />
      <TextField
        label={t("kit.email")}
        type="email"
        isRequired
        value={props.draft.email}
        onInput={(email) => props.onChange({ email: email.trim() })}
        complaint={complaint("email")}
      />
      <TextField
        label={t("kit.phone")}
        type="tel"
        value={props.draft.phone ?? ""}
        onInput={(phone) => props.onChange({ phone: phone || null })}
        complaint={complaint("phone")}
      />
      <TextField
        label={t("clients.website")}
        type="url"
        value={props.draft.website ?? ""}
        onInput={(website) => props.onChange({ website: website.trim() || null })}
        complaint={complaint("website")}
      />
      <TextField
        label={t("clients.industry")}
        value={props.draft.industry ?? ""}
        onInput={(industry) => props.onChange({ industry: industry || null })}
        complaint={complaint("industry")}
      />
      <TextField
        label={t("clients.timezone")}
        hint={t("clients.timezone_hint")}
        list="client-zones"
        value={props.draft.timezone}
        onInput={(timezone) => props.onChange({ timezone })}
        complaint={complaint("timezone")}
      />
      <SelectField
        label={t("clients.country")}
        hint={t("clients.country_hint")}
        value={props.draft.country}
        options={countryOptions(locale(), props.draft.country)}
        onChange={(country) => props.onChange({ country })}
        complaint={complaint("country")}
      />
      <datalist id="client-zones">
        <For each={ZONES}>{(zone) => <option value={zone} />}</For>
      </datalist>
    </div>
  );
}
