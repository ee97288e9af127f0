import { useMutation } from "@tanstack/solid-query";
import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import {
  type ErasureReceipt,
  privacyOperations,
  type VisitorSubject,
} from "../../../../contracts/admin/privacy.ts";
import { chosenClientId, useShowsAllClients } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { ClientField } from "../../kit/client-field.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { Card } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { FoundVisitor } from "./found-visitor.tsx";
import type { VisitorOf } from "./hand-out.ts";
import { ReceiptView } from "./receipt-view.tsx";

type By = Exclude<VisitorSubject["by"], "conversation">;

/** Whoever asks for their data is known by an address or a number: that is what is looked for. */
export function FindVisitor(): JSX.Element {
  const [receipt, setReceipt] = createSignal<ErasureReceipt | null>(null);
  const finding = useMutation(() => ({
    mutationFn: (body: VisitorOf) => call(privacyOperations, "POST /visitors/find", { body }),
    onMutate: () => setReceipt(null),
  }));
  return (
    <Card title={t("privacy.find_title")} text={t("privacy.find_text")}>
      <FindForm
        isBusy={finding.isPending}
        error={finding.error}
        onFind={(visitor) => finding.mutate(visitor)}
        onChange={() => finding.reset()}
      />
      <div role="status" class="mt-5 empty:hidden">
        <Show when={receipt()}>{(done) => <ReceiptView receipt={done()} />}</Show>
        <Show when={!receipt() && !finding.isPending && finding.data}>
          {(traces) => (
            <Show when={finding.variables}>
              {(visitor) => (
                <FoundVisitor visitor={visitor()} traces={traces()} onErased={setReceipt} />
              )}
            </Show>
          )}
        </Show>
      </div>
    </Card>
  );
}

interface FindFormProps {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onFind: (visitor: VisitorOf) => void;
  /** What was found is of somebody else than the form says now. */
  readonly onChange: () => void;
}

function FindForm(props: FindFormProps): JSX.Element {
  const isOfAll = useShowsAllClients();
  const [by, setBy] = createSignal<By>("email");
  const [words, setWords] = createSignal("");
  const [clientId, setClientId] = createSignal("");
  const ownerId = () => chosenClientId() ?? (clientId() ? Number(clientId()) : undefined);
  const isOwnerMissing = () => isOfAll() && ownerId() === undefined;
  createEffect(on([by, words, ownerId], () => props.onChange(), { defer: true }));
  return (
    <Form
      class="grid items-start gap-4 sm:grid-cols-[minmax(0,12rem)_minmax(0,24rem)]"
      onSubmit={() => {
        if (!isOwnerMissing()) props.onFind(visitorOf(ownerId(), by(), words().trim()));
      }}
    >
      <Show when={isOfAll()}>
        <div class="sm:col-span-2 sm:max-w-[37rem]">
          <ClientField
            value={clientId()}
            onChange={setClientId}
            complaint={complaintOn(props.error, "client_id")}
          />
          <p class="hint">{t("privacy.client_needed")}</p>
        </div>
      </Show>
      <SelectField
        label={t("privacy.by")}
        value={by()}
        options={[
          { value: "email", label: t("privacy.by_email") },
          { value: "phone", label: t("privacy.by_phone") },
        ]}
        onChange={setBy}
      />
      <TextField
        label={t(`privacy.by_${by()}`)}
        type={by() === "email" ? "email" : "tel"}
        isRequired
        maxLength={by() === "email" ? 254 : 40}
        value={words()}
        onInput={setWords}
        complaint={complaintOn(props.error, `subject.${by()}`)}
      />
      <div class="sm:col-span-2">
        <Button type="submit" kind="primary" isBusy={props.isBusy} disabled={isOwnerMissing()}>
          {t("privacy.find")}
        </Button>
        <Show when={!complaintOn(props.error, `subject.${by()}`)}>
          <FormError error={props.error} />
        </Show>
      </div>
    </Form>
  );
}

function visitorOf(clientId: number | undefined, by: By, words: string): VisitorOf {
  const subject: VisitorSubject = by === "email" ? { by, email: words } : { by, phone: words };
  return clientId === undefined ? { subject } : { client_id: clientId, subject };
}
