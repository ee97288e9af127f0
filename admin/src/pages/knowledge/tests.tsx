import { useSearchParams } from "@solidjs/router";
import { useMutation } from "@tanstack/solid-query";
import Plus from "lucide-solid/icons/plus";
import { createSignal, For, type JSX, Show } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import type { KnowledgeTest, TestResult } from "../../../../contracts/knowledge-tests.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { toastProblem } from "../../kit/toasts.tsx";
import { TestDialog } from "./test-dialog.tsx";
import { TestRow } from "./test-row.tsx";

/** The questions that gate a publish: kept, run, and mended where they fail. */
export function Tests(props: { readonly widgetId: number }): JSX.Element {
  const can = useCan();
  const [editing, setEditing] = createSignal<KnowledgeTest | "new" | null>(null);
  const list = useList(knowledgeLifeOperations, "GET /widgets/:widgetId/knowledge/tests", () => ({
    params: { widgetId: props.widgetId },
    query: { limit: 100 },
  }));
  const run = useMutation(() => ({
    mutationFn: () =>
      call(knowledgeLifeOperations, "POST /widgets/:widgetId/knowledge/tests/run", {
        params: { widgetId: props.widgetId },
      }),
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  const resultOf = (id: number): TestResult | null =>
    run.data?.results.find((result) => result.test_id === id) ?? null;
  const actions = () => (
    <div class="flex flex-wrap gap-2">
      <Button isBusy={run.isPending} onClick={() => run.mutate()}>
        {t("knowledge.run_tests")}
      </Button>
      <Show when={can("knowledge.manage")}>
        <Button kind="primary" onClick={() => setEditing("new")}>
          <Plus size={16} aria-hidden="true" />
          {t("knowledge.add_test")}
        </Button>
      </Show>
    </div>
  );
  return (
    <Card isFlush title={t("knowledge.tests")} text={t("knowledge.tests_text")} actions={actions()}>
      <Show when={run.data}>
        {(report) => (
          <p class="px-4 pt-2 font-medium" role="status">
            {t("knowledge.tests_passed", { passed: report().passed, run: report().run })}
          </p>
        )}
      </Show>
      <Loaded query={list.query}>
        {() => (
          <Show
            when={list.items().length > 0}
            fallback={
              <EmptyState title={t("knowledge.no_tests")} text={t("knowledge.no_tests_text")} />
            }
          >
            <TestList
              tests={list.items()}
              widgetId={props.widgetId}
              resultOf={resultOf}
              onEdit={setEditing}
            />
            <MoreButton query={list.query} />
          </Show>
        )}
      </Loaded>
      <Show when={editing()} keyed>
        {(test) => (
          <TestDialog
            widgetId={props.widgetId}
            test={test === "new" ? null : test}
            onClose={() => setEditing(null)}
          />
        )}
      </Show>
    </Card>
  );
}

interface TestListProps {
  readonly tests: readonly KnowledgeTest[];
  readonly widgetId: number;
  readonly resultOf: (id: number) => TestResult | null;
  readonly onEdit: (test: KnowledgeTest) => void;
}

function TestList(props: TestListProps): JSX.Element {
  const [params] = useSearchParams<{ test?: string }>();
  return (
    <ul class="mt-2 divide-y divide-line">
      <For each={props.tests}>
        {(test) => (
          <TestRow
            test={test}
            widgetId={props.widgetId}
            result={props.resultOf(test.id)}
            isMarked={params.test === String(test.id)}
            onEdit={() => props.onEdit(test)}
          />
        )}
      </For>
    </ul>
  );
}
