import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX } from "solid-js";
import { type Lead, leadOperations } from "../../../../contracts/admin/leads.ts";
import { createAttemptKey } from "../../api/attempt-key.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { toast } from "../../kit/toasts.tsx";

export function ConvertLead(props: {
  readonly lead: Lead;
  readonly onClose: () => void;
  readonly onConverted?: () => void;
}): JSX.Element {
  const queries = useQueryClient();
  const [name, setName] = createSignal(props.lead.company ?? props.lead.name ?? "");
  const attempt = createAttemptKey();
  const converting = useMutation(() => ({
    mutationFn: (client_name: string) =>
      call(
        leadOperations,
        "POST /leads/:leadId/convert",
        { params: { leadId: props.lead.id }, body: { client_name } },
        attempt.of(client_name),
      ),
    onSuccess: async () => {
      props.onConverted?.();
      toast(t("leads.converted"));
      props.onClose();
      await queries.invalidateQueries();
    },
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("leads.convert")}
      description={t("leads.convert_text")}
    >
      <Form onSubmit={() => converting.mutate(name())}>
        <TextField
          label={t("kit.client")}
          isRequired
          hasFocus
          value={name()}
          onInput={setName}
          complaint={converting.error ? sentenceFor(converting.error) : null}
        />
        <FormActions
          label={t("leads.convert")}
          isBusy={converting.isPending}
          onCancel={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}
