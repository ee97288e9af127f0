import { useSearchParams } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { type JSX, Show } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { Entry } from "../../../../contracts/knowledge-entries.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { plainOf } from "../../kit/markdown.tsx";
import { toastProblem } from "../../kit/toasts.tsx";

interface EntryRowProps {
  readonly entry: Entry;
  readonly widgetId: number;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
}

type Change = Partial<Pick<Entry, "category" | "priority" | "is_active">>;

/** What is changed often is changed in its place; the words themselves in a dialog with room for them. */
export function EntryRow(props: EntryRowProps): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const [, setParams] = useSearchParams();
  const change = useMutation(() => ({
    mutationFn: (body: Change) =>
      call(knowledgeOperations, "PATCH /widgets/:widgetId/knowledge/:entryId", {
        params: { widgetId: props.widgetId, entryId: props.entry.id },
        body,
      }),
    onError: (error) => toastProblem(sentenceFor(error)),
    onSettled: () => queries.invalidateQueries(),
  }));
  /** At once, as it will be: until the answer is here. */
  const shown = (): Entry => ({ ...props.entry, ...(change.isPending ? change.variables : {}) });
  return (
    <tr>
      <td class="cell-main">
        <Show when={can("knowledge.manage")}>
          <input
            type="checkbox"
            class="check"
            aria-label={t("kit.select", { name: props.entry.question })}
            checked={props.isSelected}
            onChange={() => props.onToggle()}
          />
        </Show>
      </td>
      <td class="cell-main max-w-lg">
        <button
          type="button"
          class="text-left font-medium hover:underline"
          onClick={() => setParams({ entry: String(props.entry.id) })}
        >
          {props.entry.question}
        </button>
        <span class="line-clamp-1 text-muted">{plainOf(props.entry.answer)}</span>
      </td>
      <td data-label={t("knowledge.category")}>
        <input
          class="input w-32 max-sm:w-40"
          aria-label={`${t("knowledge.category")}: ${props.entry.question}`}
          value={shown().category ?? ""}
          disabled={!can("knowledge.manage")}
          onChange={(event) =>
            change.mutate({ category: event.currentTarget.value.trim() || null })
          }
        />
      </td>
      <td data-label={t("knowledge.priority")}>
        <input
          type="number"
          min={0}
          max={10}
          class="input w-16"
          aria-label={`${t("knowledge.priority")}: ${props.entry.question}`}
          value={shown().priority}
          disabled={!can("knowledge.manage")}
          onChange={(event) => change.mutate({ priority: event.currentTarget.valueAsNumber })}
        />
      </td>
      <td data-label={t("knowledge.used")} class="tabular-nums">
        {props.entry.times_used}
      </td>
      <td data-label={t("knowledge.feedback")} class="tabular-nums whitespace-nowrap">
        <span class="text-success">+{props.entry.helpful_count}</span>{" "}
        <span class="text-danger">−{props.entry.not_helpful_count}</span>
      </td>
      <td data-label={t("knowledge.active")}>
        <input
          type="checkbox"
          class="check"
          aria-label={`${t("knowledge.active")}: ${props.entry.question}`}
          checked={shown().is_active}
          disabled={!can("knowledge.manage")}
          onChange={(event) => change.mutate({ is_active: event.currentTarget.checked })}
        />
      </td>
    </tr>
  );
}
