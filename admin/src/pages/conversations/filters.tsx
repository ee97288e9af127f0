import ListFilter from "lucide-solid/icons/list-filter";
import { createSignal, type JSX, Show } from "solid-js";
import { CONVERSATION_ANSWERS } from "../../../../contracts/admin/conversations.ts";
import { CONVERSATION_STATUSES } from "../../../../contracts/message.ts";
import { t } from "../../i18n/i18n.ts";
import { IconButton } from "../../kit/button.tsx";
import { DayRangeFields } from "../../kit/day-range-fields.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import type { Filters } from "./filter-query.ts";

interface FiltersProps {
  readonly params: Filters;
  /** Words are typed bit by bit, and are no steps to go back through. */
  readonly onChange: (
    part: { [Name in keyof Filters]?: string | undefined },
    isTyped?: boolean,
  ) => void;
}

export function ConversationFilters(props: FiltersProps): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const count = () =>
    [
      props.params.widget,
      props.params.status,
      props.params.lead,
      props.params.answers,
      props.params.from,
      props.params.to,
    ].filter(Boolean).length;
  return (
    <div class="border-b border-line px-4 pb-3">
      <div class="flex gap-2">
        <SearchField
          label={t("conversations.search")}
          value={props.params.q ?? ""}
          onSearch={(q) => props.onChange({ q: q || undefined }, true)}
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
      <Show when={props.params.visitor}>
        <p class="mt-2 flex items-baseline justify-between gap-2 text-xs">
          {t("conversations.same_visitor")}
          <button
            type="button"
            class="link text-left"
            onClick={() => props.onChange({ visitor: undefined })}
          >
            {t("conversations.same_visitor_off")}
          </button>
        </p>
      </Show>
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
      <SelectField
        label={t("conversations.answers")}
        value={props.params.answers ?? ""}
        options={[
          { value: "", label: t("kit.any") },
          ...CONVERSATION_ANSWERS.map((value) => ({
            value,
            label: t(`conversations.answers_${value}`),
          })),
        ]}
        onChange={(answers) => props.onChange({ answers: answers || undefined })}
      />
      <DayRangeFields from={props.params.from} to={props.params.to} onChange={props.onChange} />
    </div>
  );
}
