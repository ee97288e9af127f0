import { createSignal, type JSX } from "solid-js";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { ListField } from "../../kit/list-field.tsx";
import { SwitchField } from "../../kit/switch-field.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { CATEGORY_LIST } from "./categories.tsx";
import type { EntryDraft } from "./entry-draft.ts";

interface EntryFieldsetProps {
  readonly form: EntryDraft;
  readonly complaint: (field: string) => string | null;
}

export function EntryFieldset(props: EntryFieldsetProps): JSX.Element {
  const can = useCan();
  return (
    <fieldset class="space-y-4" disabled={!can("knowledge.manage")}>
      <TextField
        label={t("knowledge.question")}
        isRequired
        hasFocus
        maxLength={500}
        value={props.form.draft.question}
        onInput={(question) => props.form.set("question", question)}
        complaint={props.complaint("question")}
      />
      <TextArea
        label={t("knowledge.answer")}
        hint={t("knowledge.answer_hint")}
        rows={5}
        value={props.form.draft.answer}
        onInput={(answer) => props.form.set("answer", answer)}
        complaint={props.complaint("answer")}
      />
      <ListField
        label={t("knowledge.alternatives")}
        hint={t("knowledge.alternatives_hint")}
        items={props.form.draft.alternative_questions}
        onChange={(items) => props.form.set("alternative_questions", items)}
        complaint={props.complaint("alternative_questions")}
      />
      <Details {...props} />
      <SwitchField
        label={t("knowledge.active")}
        hint={t("knowledge.active_hint")}
        isOn={props.form.draft.is_active}
        onChange={(isActive) => props.form.set("is_active", isActive)}
      />
    </fieldset>
  );
}

function Details(props: EntryFieldsetProps): JSX.Element {
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t("knowledge.category")}
        list={CATEGORY_LIST}
        maxLength={100}
        value={props.form.draft.category ?? ""}
        onInput={(category) => props.form.set("category", category || null)}
        complaint={props.complaint("category")}
      />
      <Keywords {...props} />
      <TextField
        label={t("knowledge.source")}
        type="url"
        value={props.form.draft.source_url ?? ""}
        onInput={(url) => props.form.set("source_url", url.trim() || null)}
        complaint={props.complaint("source_url")}
      />
      <TextField
        label={t("knowledge.priority")}
        hint={t("knowledge.priority_hint")}
        type="number"
        min={0}
        max={10}
        value={String(props.form.draft.priority)}
        onInput={(priority) => props.form.set("priority", Number(priority))}
        complaint={props.complaint("priority")}
      />
    </div>
  );
}

const textOf = (keywords: readonly string[]) => keywords.map((word) => word.trim()).join(", ");
const wordsOf = (text: string) => text.split(",").map((word) => word.trim());

/** Shows what is typed, to the comma, and not what is made of it, for as long as both mean the same. */
function Keywords(props: EntryFieldsetProps): JSX.Element {
  const [typed, setTyped] = createSignal(textOf(props.form.draft.keywords));
  const isTyped = () => textOf(wordsOf(typed())) === textOf(props.form.draft.keywords);
  return (
    <TextField
      label={t("knowledge.keywords")}
      hint={t("knowledge.keywords_hint")}
      value={isTyped() ? typed() : textOf(props.form.draft.keywords)}
      onInput={(text) => {
        setTyped(text);
        props.form.set("keywords", text.trim() === "" ? [] : wordsOf(text));
      }}
      complaint={props.complaint("keywords")}
    />
  );
}
