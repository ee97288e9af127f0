import type { Entry } from "../../../../contracts/knowledge-entries.ts";
import { createFormDraft, type FormDraft, type Stored } from "../../api/form-draft.ts";
import { cleanList } from "../../kit/list-field.tsx";

/** What is edited of an entry; lists as they are typed, half-typed items among them. */
export type EntryFields = Pick<
  Entry,
  | "category"
  | "question"
  | "alternative_questions"
  | "answer"
  | "keywords"
  | "priority"
  | "source_url"
  | "is_active"
>;
export type EntryDraft = FormDraft<EntryFields>;

const FRESH: EntryFields = {
  category: null,
  question: "",
  alternative_questions: [],
  answer: "",
  keywords: [],
  priority: 5,
  source_url: null,
  is_active: true,
};

/** Null for a new entry, which begins with defaults. */
export function createEntryDraft(first: Entry | null): EntryDraft {
  return createFormDraft(first ? storedEntry(first) : { fields: FRESH, updatedAt: "" }, clean);
}

export function storedEntry(entry: Entry): Stored<EntryFields> {
  const { category, question, alternative_questions, answer } = entry;
  const { keywords, priority, source_url, is_active } = entry;
  const texts = { category, question, alternative_questions, answer };
  const fields = { ...texts, keywords, priority, source_url, is_active };
  return { fields, updatedAt: entry.updated_at };
}

/** What is sent of a form. */
export function clean(fields: EntryFields): EntryFields {
  return {
    ...fields,
    category: fields.category?.trim() || null,
    alternative_questions: cleanList(fields.alternative_questions),
    keywords: cleanList(fields.keywords),
  };
}
