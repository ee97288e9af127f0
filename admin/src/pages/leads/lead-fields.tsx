import { For, type JSX, Show } from "solid-js";
import type { ChangeLead, LeadDetail } from "../../../../contracts/admin/leads.ts";
import { complaintOn, sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { Card } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { useAssignees, useIsInTurn } from "./assignees.ts";
import type { LeadDraft } from "./lead-draft.ts";
import { offeredStatuses } from "./offered-statuses.ts";

interface LeadFieldsProps {
  readonly lead: LeadDetail;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly changes: LeadDraft["changes"];
  readonly onSave: () => void;
}

/** What is known of the lead; only what was changed is sent. */
export function LeadFields(props: LeadFieldsProps): JSX.Element {
  const can = useCan();
  const shown = () => {
    const change = props.changes.fields();
    const { status = props.lead.status, assigned_to = props.lead.assigned_to } = change;
    return { ...props.lead, ...change, status, assigned_to };
  };
  const put = (part: ChangeLead) => props.changes.put(part);
  const complaint = (field: string) => complaintOn(props.error, field);
  const isLocked = () => !can("leads.manage");
  return (
    <Card title={t("leads.details")}>
      <Form class="grid gap-4 sm:grid-cols-2" onSubmit={() => props.onSave()}>
        <Contact lead={shown()} isLocked={isLocked()} onChange={put} complaint={complaint} />
        <SelectField
          label={t("kit.status")}
          isDisabled={isLocked()}
          value={shown().status}
          options={offeredStatuses(props.lead, false).map((value) => ({
            value,
            label: t(`leads.status_${value}`),
          }))}
          onChange={(status) => put({ status })}
        />
        <Assignee
          lead={props.lead}
          value={shown().assigned_to}
          onChange={(assigned_to) => put({ assigned_to })}
          complaint={complaint("assigned_to")}
        />
        <Show when={isLocked() && props.lead.notes}>
          {(notes) => (
            <div class="sm:col-span-2">
              <p class="label">{t("leads.notes")}</p>
              <p class="whitespace-pre-wrap [overflow-wrap:anywhere]">{notes()}</p>
            </div>
          )}
        </Show>
        <Show when={can("leads.manage")}>
          <TextArea
            class="sm:col-span-2"
            label={t("leads.notes")}
            value={shown().notes ?? ""}
            onInput={(notes) => put({ notes: notes || null })}
            complaint={complaint("notes")}
          />
          <div class="flex items-center gap-3 sm:col-span-2">
            <Button
              type="submit"
              kind="primary"
              isBusy={props.isSaving}
              disabled={!props.changes.isDirty()}
            >
              {t("kit.save")}
            </Button>
            <Show when={props.error}>
              <p class="complaint mt-0" role="alert">
                {sentenceFor(props.error)}
              </p>
            </Show>
          </div>
        </Show>
      </Form>
    </Card>
  );
}

interface ContactProps {
  readonly lead: Pick<ChangeLead, "name" | "company" | "email" | "phone">;
  readonly isLocked: boolean;
  readonly onChange: (part: ChangeLead) => void;
  readonly complaint: (field: string) => string | null;
}

const CONTACT = [
  ["name", "kit.name", "text"],
  ["company", "leads.company", "text"],
  ["email", "kit.email", "email"],
  ["phone", "kit.phone", "tel"],
] as const;

function Contact(props: ContactProps): JSX.Element {
  return (
    <For each={CONTACT}>
      {([field, label, type]) => (
        <TextField
          label={t(label)}
          type={type}
          isDisabled={props.isLocked}
          value={props.lead[field] ?? ""}
          onInput={(text) => props.onChange({ [field]: text.trim() === "" ? null : text })}
          complaint={props.complaint(field)}
        />
      )}
    </For>
  );
}

interface AssigneeProps {
  readonly lead: LeadDetail;
  readonly value: number | null;
  readonly onChange: (userId: number | null) => void;
  readonly complaint: string | null;
}

/** Whoever may be given it; who may not change it sees the one name. */
function Assignee(props: AssigneeProps): JSX.Element {
  const can = useCan();
  const assignees = useAssignees(() => props.lead.client_id);
  const isInTurn = useIsInTurn(() => props.lead.client_id);
  const options = () => {
    const members = assignees().map(({ id, name }) => ({ value: String(id), label: name }));
    const current = String(props.lead.assigned_to ?? "");
    const isKnown = current === "" || members.some(({ value }) => value === current);
    const other = { value: current, label: props.lead.assignee_name ?? "" };
    return [{ value: "", label: t("leads.nobody") }, ...(isKnown ? [] : [other]), ...members];
  };
  return (
    <SelectField
      label={t("leads.assignee")}
      hint={isInTurn() ? t("leads.in_turn") : undefined}
      isDisabled={!can("leads.manage")}
      value={String(props.value ?? "")}
      options={options()}
      onChange={(id) => props.onChange(id === "" ? null : Number(id))}
      complaint={props.complaint}
    />
  );
}
