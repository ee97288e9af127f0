import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import Pencil from "lucide-solid/icons/pencil";
import Trash from "lucide-solid/icons/trash";
import { type JSX, Match, onMount, Show, Switch } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import type { KnowledgeTest, TestResult } from "../../../../contracts/knowledge-tests.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { IconButton } from "../../kit/button.tsx";
import { formatShare } from "../../kit/stat.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";

interface TestRowProps {
  readonly test: KnowledgeTest;
  readonly widgetId: number;
  /** Of the last run; null where there was none. */
  readonly result: TestResult | null;
  /** The one that somebody came here for. */
  readonly isMarked: boolean;
  readonly onEdit: () => void;
}

export function TestRow(props: TestRowProps): JSX.Element {
  const can = useCan();
  const remove = useDeleteTest();
  let row: HTMLLIElement | undefined;
  onMount(() => props.isMarked && row?.scrollIntoView({ block: "center" }));
  return (
    <li
      ref={row}
      aria-current={props.isMarked ? "true" : undefined}
      class={`flex flex-wrap items-start justify-between gap-3 px-4 py-3 ${props.isMarked ? "bg-warning-soft" : ""}`}
    >
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-center gap-2 font-medium">
          {props.test.question}
          <Outcome result={props.result} />
          <Show when={!props.test.is_active}>
            <Badge>{t("knowledge.inactive")}</Badge>
          </Show>
        </p>
        <p class="text-xs text-muted">
          <Expected test={props.test} widgetId={props.widgetId} />
        </p>
        <Show when={props.result?.passed === false && props.result}>
          {(result) => <p class="text-xs text-danger">{foundText(result())}</p>}
        </Show>
      </div>
      <Show when={can("knowledge.manage")}>
        <div class="flex gap-1">
          <IconButton
            label={t("knowledge.edit_test", { question: props.test.question })}
            onClick={() => props.onEdit()}
          >
            <Pencil size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t("knowledge.delete_test", { question: props.test.question })}
            onClick={() => remove({ widgetId: props.widgetId, test: props.test })}
          >
            <Trash size={16} aria-hidden="true" />
          </IconButton>
        </div>
      </Show>
    </li>
  );
}

function Outcome(props: { readonly result: TestResult | null }): JSX.Element {
  return (
    <Switch>
      <Match when={props.result?.passed === true}>
        <Badge tone="success">{t("knowledge.passed")}</Badge>
      </Match>
      <Match when={props.result?.passed === false}>
        <Badge tone="danger">{t("knowledge.failed")}</Badge>
      </Match>
    </Switch>
  );
}

/** What was answered instead. */
export function foundText({ found }: TestResult): string {
  const share = formatShare(found.confidence, 1);
  return found.entry_question === null
    ? t("knowledge.found_none", { share })
    : t("knowledge.found_other", { question: found.entry_question, share });
}

/** What one entry is called; asked for once, however many tests expect it. */
export function useEntryName(widgetId: () => number, entryId: () => number | null) {
  const query = useQuery(() => ({
    queryKey: ["entry-name", widgetId(), entryId()],
    enabled: entryId() !== null,
    queryFn: () =>
      call(knowledgeOperations, "GET /widgets/:widgetId/knowledge/:entryId", {
        params: { widgetId: widgetId(), entryId: entryId() ?? 0 },
      }),
  }));
  return () => dataOf(query)?.question ?? null;
}

function Expected(props: { readonly test: KnowledgeTest; readonly widgetId: number }): JSX.Element {
  const name = useEntryName(
    () => props.widgetId,
    () => props.test.expected_entry_id,
  );
  return (
    <Show when={props.test.expected_entry_id !== null} fallback={t("knowledge.expects_none")}>
      {t("knowledge.expects", { question: name() ?? "…" })}
    </Show>
  );
}

interface NamedTest {
  readonly widgetId: number;
  readonly test: KnowledgeTest;
}

/** Deletes a test; by its toast the same question comes back. */
function useDeleteTest(): (named: NamedTest) => void {
  const queries = useQueryClient();
  const onError = (error: Error) => toastProblem(sentenceFor(error));
  const onSettled = () => queries.invalidateQueries();
  const restoring = useMutation(() => ({
    mutationFn: ({ widgetId, test }: NamedTest) => {
      const { question, expected_entry_id, is_active } = test;
      return call(knowledgeLifeOperations, "POST /widgets/:widgetId/knowledge/tests", {
        params: { widgetId },
        body: { question, expected_entry_id, is_active },
      });
    },
    onError,
    onSettled,
  }));
  const deletion = useMutation(() => ({
    mutationFn: ({ widgetId, test }: NamedTest) =>
      call(knowledgeLifeOperations, "DELETE /widgets/:widgetId/knowledge/tests/:testId", {
        params: { widgetId, testId: test.id },
      }),
    onSuccess: (_, named) => toast(t("knowledge.test_deleted"), () => restoring.mutate(named)),
    onError,
    onSettled,
  }));
  return (named) => deletion.mutate(named);
}
