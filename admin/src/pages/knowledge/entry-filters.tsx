import { useSearchParams } from "@solidjs/router";
import type { JSX } from "solid-js";
import { ENTRY_ORDERS, type EntryOrder } from "../../../../contracts/knowledge-entries.ts";
import { wordsIn } from "../../api/search-query.ts";
import { t } from "../../i18n/i18n.ts";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { CategoryFilter } from "./categories.tsx";

const ACTIVITY: Readonly<Record<string, "true" | "false">> = { active: "true", inactive: "false" };

/** What is listed and how, as it stands in the address. */
export function useEntryFilters() {
  const [params, setParams] = useSearchParams<{
    q?: string;
    category?: string;
    status?: string;
    order?: string;
  }>();
  const order = (): EntryOrder => ENTRY_ORDERS.find((name) => name === params.order) ?? "newest";
  const isActive = () => ACTIVITY[params.status ?? ""];
  return {
    params,
    order,
    status: () => (isActive() ? (params.status ?? "") : ""),
    put: (part: Parameters<typeof setParams>[0]) => setParams(part, { replace: true }),
    isFiltered: () => Boolean(params.q || params.category || isActive()),
    /** As the API takes it. */
    query: () => ({
      order: order(),
      ...wordsIn(params.q),
      ...(params.category ? { category: params.category } : {}),
      ...(isActive() ? { is_active: isActive() } : {}),
    }),
  };
}

interface EntryFiltersProps {
  readonly widgetId: number;
  readonly filters: ReturnType<typeof useEntryFilters>;
}

export function EntryFilters(props: EntryFiltersProps): JSX.Element {
  return (
    <>
      <SearchField
        label={t("knowledge.search")}
        value={props.filters.params.q ?? ""}
        onSearch={(q) => props.filters.put({ q: q || undefined })}
      />
      <CategoryFilter
        widgetId={props.widgetId}
        value={props.filters.params.category ?? ""}
        onChange={(category) => props.filters.put({ category: category || undefined })}
      />
      <SelectField
        label={t("kit.status")}
        isLabelHidden
        class="w-full sm:w-40"
        value={props.filters.status()}
        options={[
          { value: "", label: t("knowledge.any_status") },
          { value: "active", label: t("knowledge.active") },
          { value: "inactive", label: t("knowledge.inactive") },
        ]}
        onChange={(status) => props.filters.put({ status: status || undefined })}
      />
      <SelectField
        label={t("knowledge.order")}
        isLabelHidden
        class="w-full sm:w-44"
        value={props.filters.order()}
        options={ENTRY_ORDERS.map((value) => ({ value, label: t(`knowledge.order_${value}`) }))}
        onChange={(order) => props.filters.put({ order: order === "newest" ? undefined : order })}
      />
    </>
  );
}
