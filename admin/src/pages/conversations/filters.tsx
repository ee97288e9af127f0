import ListFilter from "lucide-solid/icons/list-filter";
import { createSignal, type JSX, Show } from "solid-js";
import { CONVERSATION_STATUSES } from "../../../../contracts/message.ts";
import { t } from "../../i18n/i18n.ts";
import { IconButton } from "../../kit/button.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import type { Filters } from "./filter-query.ts";

interface FiltersProps {
  readonly params: Filters;
  readonly onChange: (part: { [Name in keyof Filters]?: string | undefined }) => void;
}

export function ConversationFilters(props: FiltersProps): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const count = () =>
    [
      props.params.widget,
      props.params.status,
      props.params.lead,
      props.params.from,
      props.params.to,
    ].filter(Boolean).length;
  return (
    <div class="border-b border-line px-4 pb-3">
      <div class="flex gap-2">
        <SearchField
          label={t("conversations.search")}
          value={props.params.q ?? ""}
          onSearch={(q) => props.onChange({ q: q || undefined })}
        />
        <IconButton
          kind="plain"
          label={t("kit.filters")}
          aria-expanded={isOpen()}
          class={count() > 0 ? "text-accent-text" : ""}
          onClick={() => setOpen(!isOpen())}
        >
          <ListFilter size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <Show when={isOpen()}>
        <FilterFields {...props} />
      </Show>
    </div>
  );
}

function FilterFields(props: FiltersProps): JSX.Element {
  return (
    <div class="mt-3 grid grid-cols-2 gap-3">
      <WidgetFilter value={props.params.widget} onChange={(widget) => props.onChange({ widget })} />
      <SelectField
        label={t("kit.status")}
        value={props.params.status ?? ""}
        options={[
          { value: "", label: t("conversations.not_spam") },
          ...CONVERSATION_STATUSES.map((value) => ({
            value,
            label: t(`conversations.status_${value}`),
          })),
        ]}
        onChange={(status) => props.onChange({ status: status || undefined })}
      />
      <SelectField
        label={t("conversations.lead")}
        value={props.params.lead ?? ""}
        options={[
          { value: "", label: t("kit.any") },
          { value: "true", label: t("kit.yes") },
          { value: "false", label: t("kit.no") },
        ]}
        onChange={(lead) => props.onChange({ lead: lead || undefined })}
      />
      <span />
      <TextField
        label={t("kit.from")}
        type="date"
        value={props.params.from ?? ""}
        onInput={(from) => props.onChange({ from: from || undefined })}
      />
      <TextField
        label={t("kit.to")}
        type="date"
        value={props.params.to ?? ""}
        onInput={(to) => props.onChange({ to: to || undefined })}
      />
    </div>
  );
}
