import type { JSX } from "solid-js";
import { userOperations } from "../../../../contracts/admin/users.ts";
import { clientQuery } from "../../api/chosen-client.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { DateField } from "../../kit/date-field.tsx";
import { type Option, SelectField } from "../../kit/select-field.tsx";
import { ACTIONS, actionText } from "./audit-action.ts";
import { type AuditParams, auditQuery, ENTITIES } from "./audit-query.ts";

interface AuditFiltersProps {
  readonly params: AuditParams;
  readonly onChange: (change: Record<string, string | undefined>) => void;
}

/** Who, what, about what and when. */
export function AuditFilters(props: AuditFiltersProps): JSX.Element {
  const team = useList(userOperations, "GET /users", () => ({
    query: { ...clientQuery(), limit: 100 },
  }));
  const query = () => auditQuery(props.params);
  const users = () => {
    const options = team.items().map(({ id, name }) => ({ value: String(id), label: name }));
    return withChosen(options, query().user_id?.toString(), (id) => t("audit.user", { id }));
  };
  const actions = () => {
    const options = ACTIONS.map((code) => ({ value: code as string, label: asTitle(code) }));
    options.sort((left, right) => left.label.localeCompare(right.label));
    return withChosen(options, query().action, actionText);
  };
  const change = (name: keyof AuditParams) => (value: string) =>
    props.onChange({ [name]: value || undefined });
  return (
    <div class="mb-2 grid gap-3 sm:flex sm:flex-wrap sm:items-end">
      <SelectField
        label={t("audit.by")}
        class="sm:w-48"
        value={query().user_id?.toString() ?? ""}
        options={users()}
        onChange={change("user")}
      />
      <SelectField
        label={t("audit.did")}
        class="sm:w-64"
        value={query().action ?? ""}
        options={actions()}
        onChange={change("action")}
      />
      <SelectField
        label={t("audit.about")}
        class="sm:w-52"
        value={query().entity_type ?? ""}
        options={[
          { value: "", label: t("kit.any") },
          ...ENTITIES.map((value) => ({ value, label: t(`audit.entity_${value}`) })),
        ]}
        onChange={change("entity")}
      />
      <DateField label={t("kit.from")} value={query().from ?? ""} onChange={change("from")} />
      <DateField label={t("kit.to")} value={query().to ?? ""} onChange={change("to")} />
    </div>
  );
}

/** What the address asks for is shown as chosen, even if the list does not know it. */
function withChosen(
  options: readonly Option<string>[],
  chosen: string | undefined,
  labelOf: (value: string) => string,
): Option<string>[] {
  const isMissing = chosen !== undefined && !options.some(({ value }) => value === chosen);
  return [
    { value: "", label: t("kit.any") },
    ...options,
    ...(isMissing ? [{ value: chosen, label: labelOf(chosen) }] : []),
  ];
}

function asTitle(code: string): string {
  const text = actionText(code);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
