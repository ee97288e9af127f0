import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createUniqueId, type JSX, Show, untrack } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { Entry } from "../../../../contracts/knowledge-entries.ts";
import { call } from "../../api/client.ts";
import { saveDraft } from "../../api/save-draft.ts";
import { complaintOn } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { LeaveGuard } from "../../kit/leave-guard.tsx";
import { Loaded } from "../../kit/states.tsx";
import { toast } from "../../kit/toasts.tsx";
import { clean, createEntryDraft, type EntryDraft, storedEntry } from "./entry-draft.ts";
import { EntryFieldset } from "./entry-fieldset.tsx";
import { useDeleteEntry } from "./use-delete-entry.ts";

interface EntryDialogProps {
  readonly widgetId: number;
  /** Null for a new one. */
  readonly entryId: string | null;
  readonly onClose: () => void;
}

/** What the address calls the entry that is open. */
export const NEW_ENTRY = "new";

export function EntryDialog(props: EntryDialogProps): JSX.Element {
  // A key of this opening alone: a form begun from what an earlier one left would put old words back.
  const opening = createUniqueId();
  const query = useQuery(() => ({
    queryKey: ["entry", props.widgetId, props.entryId, opening],
    enabled: props.entryId !== null,
    queryFn: () =>
      call(knowledgeOperations, "GET /widgets/:widgetId/knowledge/:entryId", {
        params: { widgetId: props.widgetId, entryId: props.entryId ?? "" },
      }),
    gcTime: 0,
  }));
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={props.entryId === null ? t("knowledge.add") : t("knowledge.edit")}
    >
      <Show when={props.entryId !== null} fallback={<EntryForm {...props} stored={null} />}>
        <Loaded query={query}>{(entry) => <EntryForm {...props} stored={entry()} />}</Loaded>
      </Show>
    </Dialog>
  );
}

type EntryFormProps = EntryDialogProps & { readonly stored: Entry | null };

function EntryForm(props: EntryFormProps): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const form = createEntryDraft(props.stored);
  createEffect(() => {
    if (!props.stored) return;
    // Read as a whole, so that any part of it that a later read brings is noticed.
    const stored: Entry = JSON.parse(JSON.stringify(props.stored));
    untrack(() => form.follow(storedEntry(stored)));
  });
  const saving = useMutation(() => ({
    mutationFn: () => save(props, form),
    onSuccess: async () => {
      toast(t("knowledge.saved"));
      // What was typed since stays open, to be saved as well.
      if (!form.isDirty()) props.onClose();
      await queries.invalidateQueries();
    },
  }));
  const remove = useDeleteEntry();
  const discardAndDelete = (entryId: number) => {
    form.discard();
    remove({ widgetId: props.widgetId, entryId });
    props.onClose();
  };
  const search = () => props.entryId ?? NEW_ENTRY;
  return (
    <Form class="space-y-4" onSubmit={() => saving.mutate()}>
      <EntryFieldset form={form} complaint={(field) => complaintOn(saving.error, field)} />
      <Show when={form.contested().length > 0} fallback={<FormError error={saving.error} />}>
        <p class="text-warning" role="alert">
          {t("knowledge.contested")}
        </p>
      </Show>
      <DialogActions>
        <Show when={can("knowledge.manage") && props.stored}>
          {(stored) => (
            <Button kind="danger" class="mr-auto" onClick={() => discardAndDelete(stored().id)}>
              {t("kit.delete")}
            </Button>
          )}
        </Show>
        <Button onClick={() => props.onClose()}>{t("kit.cancel")}</Button>
        <Show when={can("knowledge.manage")}>
          <Button type="submit" kind="primary" isBusy={saving.isPending}>
            {t("kit.save")}
          </Button>
        </Show>
      </DialogActions>
      <LeaveGuard isDirty={form.isDirty()} leaves={(to) => to.get("entry") !== search()} />
    </Form>
  );
}

async function save(props: EntryFormProps, form: EntryDraft): Promise<void> {
  const { widgetId, entryId } = props;
  if (entryId === null) {
    const sent = clean(form.draft);
    const made = await call(knowledgeOperations, "POST /widgets/:widgetId/knowledge", {
      params: { widgetId },
      body: sent,
    });
    form.saved(sent, storedEntry(made));
    return;
  }
  const params = { widgetId, entryId };
  await saveDraft(form, {
    send: (body) =>
      call(knowledgeOperations, "PATCH /widgets/:widgetId/knowledge/:entryId", { params, body }),
    read: () => call(knowledgeOperations, "GET /widgets/:widgetId/knowledge/:entryId", { params }),
    storedOf: storedEntry,
  });
}
