import ListFilter from "lucide-solid/icons/list-filter";
import { createSignal, type JSX, Show } from "solid-js";
import { LEAD_SOURCES, LEAD_STATUSES } from "../../../../contracts/admin/leads.ts";
import { chosenClientId } from "../../api/chosen-client.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { IconButton } from "../../kit/button.tsx";
import { DayRangeFields } from "../../kit/day-range-fields.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import { useAssignees } from "./assignees.ts";
import type { LeadFilters } from "./filter-query.ts";

interface FiltersProps {
  readonly params: LeadFilters;
  readonly onChange: (part: { [Name in keyof LeadFilters]?: string | undefined }) => void;
}

/** What is asked for most often stands in the row; the rest is behind its last button. */
export function LeadFilterRow(props: FiltersProps): JSX.Element {
  const count = () => {
    const { source, assignee, duplicate, from, to } = props.params;
    return [source, assignee, duplicate, from, to].filter(Boolean).length;
  };
  const [isOpen, setOpen] = createSignal(count() > 0);
  return (
    <div class="mb-4">
      <div class="flex flex-wrap items-center gap-2">
        <SearchField
          label={t("leads.search")}
          value={props.params.q ?? ""}
          onSearch={(q) => props.onChange({ q: q || undefined })}
        />
        <WidgetFilter
          isLabelHidden
          class="w-full sm:w-52"
          value={props.params.widget}
          onChange={(widget) => props.onChange({ widget })}
        />
        <Show when={props.params.view !== "board"}>
          <StatusFilter {...props} />
        </Show>
        <IconButton
          kind="plain"
          label={t("kit.filters")}
          aria-expanded={isOpen()}
          class={count() > 0 ? "text-accent-text" : ""}
          onClick={() => setOpen(!isOpen())}
        >
          <ListFilter size={16} aria-hidden="true" />
        </IconButton>
        <ViewChoice {...props} />
      </div>
      <Show when={isOpen()}>
        <MoreFilters {...props} />
      </Show>
    </div>
  );
}

function StatusFilter(props: FiltersProps): JSX.Element {
  return (
    <SelectField
      label={t("kit.status")}
      isLabelHidden
      class="flex-1 sm:w-40 sm:flex-none"
      value={props.params.status ?? ""}
      options={[
        { value: "", label: t("leads.any_status") },
        ...LEAD_STATUSES.map((value) => ({ value, label: t(`leads.status_${value}`) })),
      ]}
      onChange={(status) => props.onChange({ status: status || undefined })}
    />
  );
}

function ViewChoice(props: FiltersProps): JSX.Element {
  return (
    <SelectField
      label={t("leads.view")}
      isLabelHidden
      class="flex-1 sm:ml-auto sm:w-32 sm:flex-none"
      value={props.params.view === "board" ? "board" : "table"}
      options={[
        { value: "table", label: t("leads.table") },
        { value: "board", label: t("leads.board") },
      ]}
      onChange={(view) => props.onChange({ view: view === "board" ? view : undefined })}
    />
  );
}

function MoreFilters(props: FiltersProps): JSX.Element {
  return (
    <div class="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      <SelectField
        label={t("leads.source")}
        value={props.params.source ?? ""}
        options={[
          { value: "", label: t("kit.any") },
          ...LEAD_SOURCES.map((value) => ({ value, label: t(`leads.source_${value}`) })),
        ]}
        onChange={(source) => props.onChange({ source: source || undefined })}
      />
      <AssigneeFilter {...props} />
      <SelectField
        label={t("leads.duplicates")}
        value={props.params.duplicate ?? ""}
        options={[
          { value: "", label: t("kit.any") },
          { value: "true", label: t("leads.duplicates_only") },
          { value: "false", label: t("leads.duplicates_none") },
        ]}
        onChange={(duplicate) => props.onChange({ duplicate: duplicate || undefined })}
      />
      <DayRangeFields from={props.params.from} to={props.params.to} onChange={props.onChange} />
    </div>
  );
}

function AssigneeFilter(props: FiltersProps): JSX.Element {
  const can = useCan();
  const assignees = useAssignees(chosenClientId);
  return (
    <Show when={can("leads.manage")}>
      <SelectField
        label={t("leads.assignee")}
        value={props.params.assignee ?? ""}
        options={[
          { value: "", label: t("kit.any") },
          ...assignees().map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(assignee) => props.onChange({ assignee: assignee || undefined })}
      />
    </Show>
  );
}
