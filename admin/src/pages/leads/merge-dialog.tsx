import { useNavigate } from "@solidjs/router";
import { useMutation } from "@tanstack/solid-query";
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import type { LeadDetail } from "../../../../contracts/admin/leads.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { PhoneText } from "../../kit/phone.tsx";
import { Loaded } from "../../kit/states.tsx";
import { dateOf } from "../../kit/time.tsx";
import { leadName } from "./lead-name.ts";
import { useLead } from "./lead-query.ts";
import {
  filledIn,
  MERGED_FIELDS,
  type Mergeable,
  type MergedField,
  mergedLead,
} from "./merge-fields.ts";
import { useMerge } from "./use-merge.ts";

interface MergeDialogProps {
  readonly lead: LeadDetail;
  readonly otherId: string;
  readonly onClose: () => void;
  /** Told before the page is left for the kept lead's. */
  readonly onMerged: () => void;
}

/** Both side by side, so that whoever merges sees what is kept and what comes along. */
export function MergeDialog(props: MergeDialogProps): JSX.Element {
  const other = useLead(() => props.otherId);
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={t("leads.merge_title")}
      description={t("leads.merge_text")}
    >
      <Loaded query={other}>{(found) => <Choice {...props} other={found()} />}</Loaded>
    </Dialog>
  );
}

function Choice(props: MergeDialogProps & { readonly other: LeadDetail }): JSX.Element {
  const navigate = useNavigate();
  const merge = useMerge();
  // The one that was there first has the history that others know of.
  const isOlder = props.lead.created_at <= props.other.created_at;
  const [keptId, setKeptId] = createSignal(isOlder ? props.lead.id : props.other.id);
  const kept = () => (keptId() === props.lead.id ? props.lead : props.other);
  const given = () => (keptId() === props.lead.id ? props.other : props.lead);
  const merging = useMutation(() => ({
    mutationFn: () => merge(kept().id, given().id),
    onSuccess: (result) => {
      props.onMerged();
      props.onClose();
      navigate(`/leads/${result.id}`);
    },
  }));
  return (
    <Form onSubmit={() => merging.mutate()}>
      <fieldset>
        <legend class="label">{t("leads.merge_keep")}</legend>
        <div class="grid gap-3 sm:grid-cols-2">
          <For each={[props.lead, props.other]}>
            {(lead) => (
              <Candidate
                lead={lead}
                isKept={lead.id === keptId()}
                onKeep={() => setKeptId(lead.id)}
              />
            )}
          </For>
        </div>
      </fieldset>
      <h3 class="mt-4 mb-1">{t("leads.merge_result")}</h3>
      <Result kept={kept()} given={given()} />
      <FormError error={merging.error} />
      <FormActions
        label={t("leads.merge_do")}
        isBusy={merging.isPending}
        onCancel={() => props.onClose()}
      />
    </Form>
  );
}

interface CandidateProps {
  readonly lead: LeadDetail;
  readonly isKept: boolean;
  readonly onKeep: () => void;
}

function Candidate(props: CandidateProps): JSX.Element {
  const id = createUniqueId();
  return (
    <label
      for={id}
      class={`flex cursor-pointer gap-3 rounded-lg border p-3 ${props.isKept ? "border-accent bg-accent-soft" : "border-line hover:bg-hover"}`}
    >
      <input
        id={id}
        type="radio"
        name="kept-lead"
        class="check mt-0.5"
        checked={props.isKept}
        onChange={() => props.onKeep()}
      />
      <span class="min-w-0 [overflow-wrap:anywhere]">
        <span class="block font-medium">{leadName(props.lead)}</span>
        <For each={["email", "phone", "company"] as const}>
          {(field) => (
            <span class="block text-xs text-muted">
              <Value lead={props.lead} field={field} />
            </span>
          )}
        </For>
        <span class="mt-1 block text-xs text-muted">
          {t(`leads.status_${props.lead.status}`)} ·{" "}
          {t("leads.merge_since", {
            time: dateOf(props.lead.created_at, props.lead.client_timezone),
          })}
        </span>
      </span>
    </label>
  );
}

const LABELS: Record<MergedField, TextKey> = {
  name: "kit.name",
  email: "kit.email",
  phone: "kit.phone",
  company: "leads.company",
  notes: "leads.notes",
};

function Value(props: { readonly lead: Mergeable; readonly field: MergedField }): JSX.Element {
  return (
    <Show when={props.lead[props.field]} fallback="–">
      {(text) => (
        <Show when={props.field === "phone"} fallback={text()}>
          <PhoneText number={text()} />
        </Show>
      )}
    </Show>
  );
}

function Result(props: { readonly kept: LeadDetail; readonly given: LeadDetail }): JSX.Element {
  const result = () => mergedLead(props.kept, props.given);
  return (
    <dl class="divide-y divide-line rounded-lg border border-line" aria-live="polite">
      <For each={MERGED_FIELDS.filter((field) => field !== "notes" || result().notes)}>
        {(field) => (
          <div class="flex flex-wrap items-baseline gap-x-3 px-3 py-1.5">
            <dt class="w-24 text-xs text-muted">{t(LABELS[field])}</dt>
            <dd class="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <Value lead={result()} field={field} />
              <Show when={filledIn(props.kept, props.given).includes(field)}>
                {" "}
                <Badge tone="accent">{t("leads.merge_taken")}</Badge>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
