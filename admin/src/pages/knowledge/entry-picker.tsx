import { createSignal, type JSX } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import { useList } from "../../api/list.ts";
import { wordsIn } from "../../api/search-query.ts";
import { t } from "../../i18n/i18n.ts";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";

interface EntryPickerProps {
  readonly widgetId: number;
  /** Null: none. */
  readonly value: number | null;
  /** What is known of the entry that is chosen, which the search may not find. */
  readonly chosen: string | null;
  readonly onChange: (entryId: number | null) => void;
  readonly complaint: string | null;
}

/** One entry of the draft, found by its words, or none. */
export function EntryPicker(props: EntryPickerProps): JSX.Element {
  const [words, setWords] = createSignal("");
  const list = useList(knowledgeOperations, "GET /widgets/:widgetId/knowledge", () => ({
    params: { widgetId: props.widgetId },
    query: { limit: 100, ...wordsIn(words()) },
  }));
  const options = () => {
    const found = list.items().map(({ id, question }) => ({ value: String(id), label: question }));
    const value = props.value === null ? "" : String(props.value);
    const isFound = value === "" || found.some((option) => option.value === value);
    const kept = isFound ? [] : [{ value, label: props.chosen ?? value }];
    return [{ value: "", label: t("knowledge.no_answer") }, ...kept, ...found];
  };
  return (
    <div class="space-y-2">
      <SelectField
        label={t("knowledge.expected")}
        hint={t("knowledge.expected_hint")}
        value={props.value === null ? "" : String(props.value)}
        options={options()}
        onChange={(value) => props.onChange(value ? Number(value) : null)}
        complaint={props.complaint}
      />
      <SearchField label={t("knowledge.find_entry")} value={words()} onSearch={setWords} />
    </div>
  );
}
