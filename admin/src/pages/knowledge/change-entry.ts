import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { Entry } from "../../../../contracts/knowledge-entries.ts";
import { ApiError, call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { toastProblem } from "../../kit/toasts.tsx";

type EntryChange = Partial<
  Pick<Entry, "question" | "answer" | "category" | "priority" | "is_active">
>;

interface EntryIds {
  readonly widgetId: number;
  readonly entryId: number;
}

interface Wish {
  readonly ids: EntryIds;
  readonly body: EntryChange;
  /** The text that the editing began with, where a text was edited. */
  readonly before?: string;
}

/** Changes of one row: shown at once, for as long as they are on their way, and put back if they fail. */
export function useEntryChange(widgetId: () => number, entry: () => Entry) {
  const queries = useQueryClient();
  const [ahead, setAhead] = createSignal<EntryChange>({});
  const ids = () => ({ widgetId: widgetId(), entryId: entry().id });
  const change = useMutation(() => ({
    // One after the other: a text that is saved while another is on its way would be taken for somebody else's.
    scope: { id: `knowledge-entry-${entry().id}` },
    mutationFn: (wish: Wish) =>
      wish.before === undefined ? patch(wish.ids, wish.body) : patchText(wish, wish.before),
    onMutate: ({ body }) => {
      setAhead((before) => ({ ...before, ...body }));
    },
    onError: (error, { before }) => {
      // A text's cell says itself what became of it.
      if (before === undefined) toastProblem(sentenceFor(error));
    },
    onSettled: async (_, __, { body }) => {
      // The lists are read anew before the change is no longer shown ahead: it must not blink.
      await queries.invalidateQueries();
      setAhead((before) => without(before, body));
    },
  }));
  return {
    /** The entry as it will be. */
    shown: (): Entry => ({ ...entry(), ...ahead() }),
    put: (body: EntryChange) => change.mutate({ ids: ids(), body }),
    putText: (name: "question" | "answer", text: string, before: string) =>
      change.mutateAsync({ ids: ids(), body: { [name]: text }, before }),
  };
}

function patch(params: EntryIds, body: EntryChange & { readonly seen_updated_at?: string }) {
  return call(knowledgeOperations, "PATCH /widgets/:widgetId/knowledge/:entryId", { params, body });
}

/** A text that somebody else has changed since it was shown is not written over unseen. */
async function patchText({ ids, body }: Wish, before: string) {
  const now = await call(knowledgeOperations, "GET /widgets/:widgetId/knowledge/:entryId", {
    params: ids,
  });
  const isAsSeen = body.question === undefined ? now.answer === before : now.question === before;
  if (!isAsSeen) {
    const message = t("knowledge.contested_text");
    throw new ApiError({ code: "conflict", message, status: 409 });
  }
  return patch(ids, { ...body, seen_updated_at: now.updated_at });
}

/** What was changed once more meanwhile is still on its way. */
function without(ahead: EntryChange, settled: EntryChange): EntryChange {
  const rest = Object.entries(ahead).filter(
    ([name, value]) => Reflect.get(settled, name) !== value,
  );
  return Object.fromEntries(rest);
}
