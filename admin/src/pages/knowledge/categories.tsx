import { useQuery } from "@tanstack/solid-query";
import { For, type JSX } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { t } from "../../i18n/i18n.ts";
import { SelectField } from "../../kit/select-field.tsx";

/** The `list` of every field that takes a category; `CategoryOptions` stands once on the page. */
export const CATEGORY_LIST = "entry-categories";

function useCategories(widgetId: () => number) {
  const query = useQuery(() => ({
    queryKey: ["categories", widgetId()],
    queryFn: () =>
      call(knowledgeOperations, "GET /widgets/:widgetId/knowledge/categories", {
        params: { widgetId: widgetId() },
      }),
  }));
  return () => dataOf(query)?.items ?? [];
}

/** What is proposed while a category is typed: those that there are. */
export function CategoryOptions(props: { readonly widgetId: number }): JSX.Element {
  const categories = useCategories(() => props.widgetId);
  return (
    <datalist id={CATEGORY_LIST}>
      <For each={categories()}>{({ category }) => <option value={category} />}</For>
    </datalist>
  );
}

interface CategoryFilterProps {
  readonly widgetId: number;
  readonly value: string;
  readonly onChange: (category: string) => void;
}

export function CategoryFilter(props: CategoryFilterProps): JSX.Element {
  const categories = useCategories(() => props.widgetId);
  const options = () => [
    { value: "", label: t("knowledge.all_categories") },
    ...categories().map(({ category, entry_count }) => ({
      value: category,
      label: `${category} (${entry_count})`,
    })),
  ];
  return (
    <SelectField
      label={t("knowledge.category")}
      isLabelHidden
      class="w-full sm:w-48"
      value={props.value}
      options={options()}
      onChange={props.onChange}
    />
  );
}
