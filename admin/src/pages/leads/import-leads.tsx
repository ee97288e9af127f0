import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Show } from "solid-js";
import { IMPORT_BYTES_MAX, leadOperations } from "../../../../contracts/admin/leads.ts";
import { createAttemptKey } from "../../api/attempt-key.ts";
import { chosenClientId } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { useMe } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { ClientField } from "../../kit/client-field.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";

const SHOWN_MAX = 50;
const MEBIBYTE = 1024 * 1024;

export function ImportLeads(props: { readonly onClose: () => void }): JSX.Element {
  const me = useMe();
  const queries = useQueryClient();
  const [complaint, setComplaint] = createSignal<string | null>(null);
  const [csv, setCsv] = createSignal("");
  const [clientId, setClientId] = createSignal(String(chosenClientId() ?? ""));
  const attempt = createAttemptKey();
  const importing = useMutation(() => ({
    mutationFn: () => {
      const body = { csv: csv(), ...(clientId() ? { client_id: Number(clientId()) } : {}) };
      return call(leadOperations, "POST /leads/import", { body }, attempt.of(body));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["GET /leads"] }),
  }));
  const readFile = async (file: File | undefined) => {
    const isTooLarge = file !== undefined && file.size > IMPORT_BYTES_MAX;
    setComplaint(
      isTooLarge ? t("leads.file_too_large", { max: IMPORT_BYTES_MAX / MEBIBYTE }) : null,
    );
    setCsv(file && !isTooLarge ? await file.text() : "");
    // Another file is another import: until then the button stays off, so that none is made twice.
    attempt.succeed();
    importing.reset();
  };
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("leads.import")}
      description={t("leads.import_text")}
    >
      <Form class="space-y-4" onSubmit={() => importing.mutate()}>
        <Show when={me.data?.client === null}>
          <ClientField value={clientId()} onChange={setClientId} complaint={null} />
        </Show>
        <div>
          <label for="leads-file" class="label">
            {t("leads.file")}
          </label>
          <input
            id="leads-file"
            type="file"
            accept=".csv,text/csv"
            class="input pt-1.5"
            onChange={(event) => readFile(event.currentTarget.files?.[0])}
          />
          <Show when={complaint()}>
            <p class="complaint" role="alert">
              {complaint()}
            </p>
          </Show>
        </div>
        <div role="status">
          <Show when={importing.data}>
            {(done) => (
              <>
                <p class="text-success">{tn("leads.imported", done().imported)}</p>
                <ul class="mt-2 max-h-40 overflow-y-auto text-danger">
                  <For each={done().refused.slice(0, SHOWN_MAX)}>
                    {({ line, reason }) => <li>{t("leads.refused_line", { line, reason })}</li>}
                  </For>
                </ul>
              </>
            )}
          </Show>
        </div>
        <FormError error={importing.error} />
        <DialogActions>
          <Button onClick={() => props.onClose()}>{t("kit.close")}</Button>
          <Button
            type="submit"
            kind="primary"
            disabled={!csv() || importing.isSuccess}
            isBusy={importing.isPending}
          >
            {t("leads.import")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
