import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createSignal, on } from "solid-js";
import type { z } from "zod";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { Entry, EntryPage } from "../../../../contracts/knowledge-entries.ts";
import { call } from "../../api/client.ts";
import { ofWidget } from "../../api/of-widget.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { joining, type Priority, reordered, stepping } from "./priorities.ts";

const KEY = "GET /widgets/:widgetId/knowledge";

/** Moves entries of the list that is ordered by priority. What is selected moves together. */
export interface Mover {
  /** One more, or one less. */
  step(id: number, by: 1 | -1): void;
  drag(id: number | null): void;
  isDragging(): boolean;
  /** Gives what is dragged the priority of the entry that it is dropped on. */
  drop(priority: number): void;
}

interface Moving {
  readonly widgetId: number;
  readonly priorities: Priority[];
  /** What takes it back, where that is offered. */
  readonly undo?: Priority[];
}

export function useMover(
  widgetId: () => number,
  entries: () => readonly Entry[],
  selected: () => ReadonlySet<number>,
): Mover {
  const [dragged, setDragged] = createSignal<number | null>(null);
  let lastMoved: number | null = null;
  // A row that is put elsewhere loses the focus; the next press of the key is meant for it all the same.
  createEffect(
    on(entries, () => {
      const isLost = document.activeElement === document.body;
      if (isLost) document.querySelector<HTMLElement>(`[data-move="${lastMoved}"]`)?.focus();
      else lastMoved = null;
    }),
  );
  const move = useMoving();
  const movedWith = (id: number) =>
    entries().filter((entry) => (selected().has(id) ? selected().has(entry.id) : entry.id === id));
  const start = (moved: readonly Entry[], priorities: Priority[], canUndo: boolean) => {
    if (priorities.length === 0) return;
    const undo = moved.map(({ id, priority }) => ({ id, priority }));
    move({ widgetId: widgetId(), priorities, ...(canUndo ? { undo } : {}) });
  };
  return {
    step(id, by) {
      const moved = movedWith(id);
      start(moved, stepping(moved, by), false);
      lastMoved = id;
    },
    drag: setDragged,
    isDragging: () => dragged() !== null,
    drop(priority) {
      const id = dragged();
      setDragged(null);
      if (id === null) return;
      const moved = movedWith(id);
      start(moved, joining(moved, priority), true);
    },
  };
}

/** Shown at once in every list of the widget that is loaded, and put back if it fails. */
function useMoving(): (moving: Moving) => void {
  const queries = useQueryClient();
  const mutation = useMutation(() => ({
    mutationFn: ({ widgetId, priorities }: Moving) =>
      call(knowledgeOperations, "PUT /widgets/:widgetId/knowledge/priorities", {
        params: { widgetId },
        body: { priorities },
      }),
    // One after another: the last one that was meant is the one that stays.
    scope: { id: "priorities" },
    onSuccess: (_, { widgetId, undo }) => {
      if (undo) toast(t("knowledge.moved"), () => start({ widgetId, priorities: undo }));
    },
    onError: (error) => toastProblem(sentenceFor(error)),
    onSettled: () => queries.invalidateQueries(),
  }));
  const start = (moving: Moving) => {
    showMoved(queries, moving);
    mutation.mutate(moving);
  };
  return start;
}

type Rows = InfiniteData<z.infer<typeof EntryPage>>;

function showMoved(queries: ReturnType<typeof useQueryClient>, moving: Moving): void {
  // An answer that was asked for before the change would undo it on the screen.
  void queries.cancelQueries({ queryKey: [KEY] });
  const isMeant = ofWidget(moving.widgetId);
  for (const [queryKey, rows] of queries.getQueriesData<Rows>({ queryKey: [KEY] })) {
    const input: Parameters<typeof isMeant>[0] = Object(queryKey[1]);
    if (!rows || !isMeant(input)) continue;
    const all = rows.pages.flatMap((page) => page.items);
    const next = reordered(all, moving.priorities, input.query?.order === "priority");
    let from = 0;
    const pages = rows.pages.map((page) => {
      const items = next.slice(from, from + page.items.length);
      from += page.items.length;
      return { ...page, items };
    });
    queries.setQueryData(queryKey, { ...rows, pages });
  }
}
