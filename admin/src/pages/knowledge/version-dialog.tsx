import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import type { Difference } from "../../../../contracts/knowledge-versions.ts";
import { call } from "../../api/client.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { Loaded } from "../../kit/states.tsx";
import { toast } from "../../kit/toasts.tsx";

/** Into the draft, or live at once. */
export type ReturnWay = "restore" | "rollback";

interface VersionDialogProps {
  readonly widgetId: number;
  readonly number: number;
  /** Null while nothing is live. */
  readonly liveNumber: number | null;
  readonly way: ReturnWay;
  readonly onClose: () => void;
}

/** Says what will happen, entry by entry, before it does. */
export function VersionDialog(props: VersionDialogProps): JSX.Element {
  const isRestore = () => props.way === "restore";
  const against = () => (isRestore() ? "draft" : (props.liveNumber ?? "draft"));
  const params = () => ({ widgetId: props.widgetId, number: props.number });
  const difference = useQuery(() => ({
    queryKey: ["version-difference", props.widgetId, props.number, against()],
    gcTime: 0,
    queryFn: () =>
      call(knowledgeLifeOperations, "GET /widgets/:widgetId/knowledge/versions/:number/diff", {
        params: params(),
        query: { against: against() },
      }),
  }));
  const returning = useReturn(props);
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t(isRestore() ? "knowledge.restore_title" : "knowledge.roll_back_title", {
        number: props.number,
      })}
      description={t(isRestore() ? "knowledge.restore_text" : "knowledge.roll_back_text", {
        number: props.number,
      })}
    >
      <Loaded query={difference}>{(found) => <Consequences difference={found()} />}</Loaded>
      <Form onSubmit={() => returning.mutate()}>
        <FormError error={returning.error} />
        <FormActions
          label={isRestore() ? t("knowledge.restore") : t("knowledge.roll_back")}
          kind="danger"
          isBusy={returning.isPending}
          onCancel={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}

function useReturn(props: VersionDialogProps) {
  const queries = useQueryClient();
  const params = { widgetId: props.widgetId, number: props.number };
  return useMutation(() => ({
    mutationFn: async () => {
      if (props.way === "restore") {
        const key = "POST /widgets/:widgetId/knowledge/versions/:number/restore";
        await call(knowledgeLifeOperations, key, { params });
        return t("knowledge.restored", { number: params.number });
      }
      const key = "POST /widgets/:widgetId/knowledge/versions/:number/rollback";
      const { number } = await call(knowledgeLifeOperations, key, { params });
      return t("knowledge.published", { number });
    },
    onSuccess: async (text) => {
      toast(text);
      props.onClose();
      await queries.invalidateQueries();
    },
  }));
}

/** `difference` tells what came after the version; going back to it undoes just that. */
function Consequences(props: { readonly difference: Difference }): JSX.Element {
  const groups = () => {
    const { added, changed, removed } = props.difference;
    const { added_count, changed_count, removed_count } = props.difference;
    return [
      { text: tn("knowledge.will_go", added_count), count: added_count, entries: added },
      { text: tn("knowledge.will_change", changed_count), count: changed_count, entries: changed },
      { text: tn("knowledge.will_come", removed_count), count: removed_count, entries: removed },
    ].filter((group) => group.count > 0);
  };
  return (
    <Show when={groups().length > 0} fallback={<p>{t("knowledge.no_difference")}</p>}>
      <div class="max-h-64 space-y-3 overflow-y-auto">
        <For each={groups()}>
          {(group) => (
            <section>
              <p class="font-medium">{group.text}</p>
              <ul class="list-disc pl-5 text-muted">
                <For each={group.entries}>{(entry) => <li>{entry.question}</li>}</For>
              </ul>
            </section>
          )}
        </For>
      </div>
    </Show>
  );
}
