import type { JSX } from "solid-js";
import { clientOperations } from "../../../contracts/admin/clients.ts";
import { useList } from "../api/list.ts";
import { t } from "../i18n/i18n.ts";
import { SelectField } from "./select-field.tsx";

interface ClientFieldProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly complaint: string | null;
}

/** Whose something new will be; asked of super admins only. */
export function ClientField(props: ClientFieldProps): JSX.Element {
  const list = useList(clientOperations, "GET /clients", () => ({ query: { limit: 100 } }));
  const options = () => [
    { value: "", label: t("kit.choose_client") },
    ...list.items().map((client) => ({ value: String(client.id), label: client.name })),
  ];
  return (
    <SelectField
      label={t("kit.client")}
      value={props.value}
      options={options()}
      onChange={props.onChange}
      complaint={props.complaint}
    />
  );
}
