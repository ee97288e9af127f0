import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import { QUESTION_CHARS_MAX } from "../../../../contracts/knowledge-entries.ts";
import type { KnowledgeTest } from "../../../../contracts/knowledge-tests.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { changedFields } from "../../api/three-way.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { SwitchField } from "../../kit/switch-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { EntryPicker } from "./entry-picker.tsx";
import { useEntryName } from "./test-row.tsx";

interface TestDialogProps {
  readonly widgetId: number;
  /** Null for a new one. */
  readonly test: KnowledgeTest | null;
  readonly onClose: () => void;
}

type Draft = Pick<KnowledgeTest, "question" | "expected_entry_id" | "is_active">;

const FRESH: Draft = { question: "", expected_entry_id: null, is_active: true };

export function TestDialog(props: TestDialogProps): JSX.Element {
  const queries = useQueryClient();
  const first = props.test ? draftOf(props.test) : FRESH;
  const [draft, setDraft] = createSignal(first);
  const put = (part: Partial<Draft>) => setDraft({ ...draft(), ...part });
  const name = useEntryName(
    () => props.widgetId,
    () => draft().expected_entry_id,
  );
  const saving = useMutation(() => ({
    mutationFn: () =>
      props.test
        ? call(knowledgeLifeOperations, "PATCH /widgets/:widgetId/knowledge/tests/:testId", {
            params: { widgetId: props.widgetId, testId: props.test.id },
            body: changedFields(first, draft()),
          })
        : call(knowledgeLifeOperations, "POST /widgets/:widgetId/knowledge/tests", {
            params: { widgetId: props.widgetId },
            body: draft(),
          }),
    onSuccess: async () => {
      props.onClose();
      await queries.invalidateQueries();
    },
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.test ? t("knowledge.change_test") : t("knowledge.add_test")}
    >
      <Form class="space-y-4" onSubmit={() => saving.mutate()}>
        <TextField
          label={t("knowledge.a_question")}
          isRequired
          hasFocus
          maxLength={QUESTION_CHARS_MAX}
          value={draft().question}
          onInput={(question) => put({ question })}
          complaint={complaintOn(saving.error, "question")}
        />
        <EntryPicker
          widgetId={props.widgetId}
          value={draft().expected_entry_id}
          chosen={name()}
          onChange={(expected_entry_id) => put({ expected_entry_id })}
          complaint={complaintOn(saving.error, "expected_entry_id")}
        />
        <SwitchField
          label={t("knowledge.test_active")}
          isOn={draft().is_active}
          onChange={(is_active) => put({ is_active })}
        />
        <FormError error={saving.error} />
        <FormActions isBusy={saving.isPending} onCancel={() => props.onClose()} />
      </Form>
    </Dialog>
  );
}

function draftOf({ question, expected_entry_id, is_active }: KnowledgeTest): Draft {
  return { question, expected_entry_id, is_active };
}
