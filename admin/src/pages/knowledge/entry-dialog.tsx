import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { Entry } from "../../../../contracts/knowledge-entries.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { cleanList, ListField } from "../../kit/list-field.tsx";
import { Loaded } from "../../kit/states.tsx";
import { SwitchField } from "../../kit/switch-field.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { toast } from "../../kit/toasts.tsx";

interface EntryDialogProps {
  readonly widgetId: number;
  /** Null for a new one. */
  readonly entryId: string | null;
  readonly onClose: () => void;
}

type Draft = Pick<
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

const FRESH: Draft = {
  category: null,
  question: "",
  alternative_questions: [],
  answer: "",
  keywords: [],
  priority: 5,
  source_url: null,
  is_active: true,
};

export function EntryDialog(props: EntryDialogProps): JSX.Element {
  const query = useQuery(() => ({
    queryKey: ["entry", props.widgetId, props.entryId],
    enabled: props.entryId !== null,
    queryFn: () =>
      call(knowledgeOperations, "GET /widgets/:widgetId/knowledge/:entryId", {
        params: { widgetId: props.widgetId, entryId: props.entryId ?? "" },
      }),
    refetchOnWindowFocus: false,
  }));
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={props.entryId === null ? t("knowledge.add") : t("knowledge.edit")}
    >
      <Show when={props.entryId !== null} fallback={<EntryForm {...props} stored={FRESH} />}>
        <Loaded query={query}>{(entry) => <EntryForm {...props} stored={entry()} />}</Loaded>
      </Show>
    </Dialog>
  );
}

function EntryForm(props: EntryDialogProps & { readonly stored: Draft }): JSX.Element {
  const queries = useQueryClient();
  const [draft, setDraft] = createSignal<Draft>(pick(props.stored));
  const put = (part: Partial<Draft>) => setDraft({ ...draft(), ...part });
  const saving = useMutation(() => ({
    mutationFn: () => save(props, clean(draft())),
    onSuccess: async () => {
      toast(t("knowledge.saved"));
      props.onClose();
      await queries.invalidateQueries();
    },
  }));
  const complaint = (field: string) => complaintOn(saving.error, field);
  return (
    <Form class="space-y-4" onSubmit={() => saving.mutate()}>
      <TextField
        label={t("knowledge.question")}
        isRequired
        hasFocus
        maxLength={500}
        value={draft().question}
        onInput={(question) => put({ question })}
        complaint={complaint("question")}
      />
      <TextArea
        label={t("knowledge.answer")}
        hint={t("knowledge.answer_hint")}
        rows={5}
        value={draft().answer}
        onInput={(answer) => put({ answer })}
        complaint={complaint("answer")}
      />
      <ListField
        label={t("knowledge.alternatives")}
        hint={t("knowledge.alternatives_hint")}
        items={draft().alternative_questions}
        onChange={(alternative_questions) => put({ alternative_questions })}
        complaint={complaint("alternative_questions")}
      />
      <Details draft={draft()} onChange={put} complaint={complaint} />
      <SwitchField
        label={t("knowledge.active")}
        hint={t("knowledge.active_hint")}
        isOn={draft().is_active}
        onChange={(is_active) => put({ is_active })}
      />
      <FormError error={saving.error} />
      <FormActions isBusy={saving.isPending} onCancel={() => props.onClose()} />
    </Form>
  );
}

interface DetailsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly complaint: (field: string) => string | null;
}

function Details(props: DetailsProps): JSX.Element {
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t("knowledge.category")}
        value={props.draft.category ?? ""}
        onInput={(category) => props.onChange({ category: category || null })}
        complaint={props.complaint("category")}
      />
      <TextField
        label={t("knowledge.keywords")}
        hint={t("knowledge.keywords_hint")}
        value={props.draft.keywords.join(", ")}
        onInput={(text) => props.onChange({ keywords: text.split(/,\s*/) })}
        complaint={props.complaint("keywords")}
      />
      <TextField
        label={t("knowledge.source")}
        type="url"
        value={props.draft.source_url ?? ""}
        onInput={(url) => props.onChange({ source_url: url.trim() || null })}
        complaint={props.complaint("source_url")}
      />
      <TextField
        label={t("knowledge.priority")}
        hint={t("knowledge.priority_hint")}
        type="number"
        min={0}
        max={10}
        value={String(props.draft.priority)}
        onInput={(priority) => props.onChange({ priority: Number(priority) })}
        complaint={props.complaint("priority")}
      />
    </div>
  );
}

function save({ widgetId, entryId }: EntryDialogProps, body: Draft) {
  return entryId === null
    ? call(knowledgeOperations, "POST /widgets/:widgetId/knowledge", { params: { widgetId }, body })
    : call(knowledgeOperations, "PATCH /widgets/:widgetId/knowledge/:entryId", {
        params: { widgetId, entryId },
        body,
      });
}

function pick(entry: Draft): Draft {
  const { category, question, alternative_questions, answer } = entry;
  const { keywords, priority, source_url, is_active } = entry;
  return {
    category,
    question,
    alternative_questions,
    answer,
    keywords,
    priority,
    source_url,
    is_active,
  };
}

function clean(draft: Draft): Draft {
  return {
    ...draft,
    category: draft.category?.trim() || null,
    alternative_questions: cleanList(draft.alternative_questions),
    keywords: cleanList(draft.keywords),
  };
}
