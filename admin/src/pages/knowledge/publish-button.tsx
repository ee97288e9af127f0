import { A } from "@solidjs/router";
import { useMutation } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Show } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import { TestReport } from "../../../../contracts/knowledge-tests.ts";
import { ApiError, call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { foundText } from "./test-row.tsx";

interface PublishButtonProps {
  readonly widgetId: number;
  readonly changes: number;
  readonly onPublished: () => void;
}

/** Publishes the draft. If its tests fail, it says which, and asks for a reason to do it all the same. */
export function PublishButton(props: PublishButtonProps): JSX.Element {
  const [report, setReport] = createSignal<TestReport | null>(null);
  const [reason, setReason] = createSignal("");
  const publishing = useMutation(() => ({
    mutationFn: (override_reason: string | undefined) =>
      call(knowledgeLifeOperations, "POST /widgets/:widgetId/knowledge/publish", {
        params: { widgetId: props.widgetId },
        body: override_reason ? { override_reason } : {},
      }),
    onSuccess: (version) => {
      setReport(null);
      toast(t("knowledge.published", { number: version.number }));
      props.onPublished();
    },
    onError: (error) => {
      const failed = error instanceof ApiError && error.code === "knowledge_tests_failed";
      const parsed = failed ? TestReport.safeParse(error.details).data : undefined;
      if (parsed) setReport(parsed);
      else toastProblem(sentenceFor(error));
    },
  }));
  return (
    <>
      <Button
        kind="primary"
        disabled={props.changes === 0}
        isBusy={publishing.isPending}
        onClick={() => publishing.mutate(undefined)}
      >
        {t("knowledge.publish")}
      </Button>
      <Show when={report()}>
        {(failed) => (
          <Dialog
            isOpen
            onClose={() => setReport(null)}
            title={t("knowledge.tests_failed")}
            description={tn("knowledge.tests_failed_text", failed().failing.length)}
          >
            <ul class="mb-4 max-h-60 space-y-2 overflow-y-auto">
              <For each={failed().failing}>
                {(finding) => (
                  <li class="rounded-md bg-danger-soft px-3 py-2 text-danger">
                    <A
                      href={`/knowledge?widget=${props.widgetId}&view=tests&test=${finding.test_id}`}
                      class="font-medium underline"
                      onClick={() => setReport(null)}
                    >
                      {finding.question}
                    </A>
                    <span class="block text-xs">{foundText(finding)}</span>
                  </li>
                )}
              </For>
            </ul>
            <Form onSubmit={() => publishing.mutate(reason())}>
              <TextField
                label={t("knowledge.reason")}
                hint={t("knowledge.reason_hint")}
                isRequired
                value={reason()}
                onInput={setReason}
              />
              <FormActions
                label={t("knowledge.publish_anyway")}
                kind="danger"
                isBusy={publishing.isPending}
                onCancel={() => setReport(null)}
              />
            </Form>
          </Dialog>
        )}
      </Show>
    </>
  );
}
