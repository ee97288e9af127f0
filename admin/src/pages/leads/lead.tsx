import { useNavigate, useParams } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Trash from "lucide-solid/icons/trash";
import { createSignal, type JSX, Show } from "solid-js";
import {
  type ChangeLead,
  type LeadDetail,
  leadOperations,
} from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button, IconButton } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { LeaveGuard } from "../../kit/leave-guard.tsx";
import { Page } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { ConvertLead } from "./convert-lead.tsx";
import { createLeadDraft, type LeadDraft } from "./lead-draft.ts";
import { Duplicates } from "./lead-duplicates.tsx";
import { LeadFields } from "./lead-fields.tsx";
import { LeadMerges } from "./lead-merges.tsx";
import { leadName } from "./lead-name.ts";
import { LeadOrigin } from "./lead-origin.tsx";
import { leadKey, useLead } from "./lead-query.ts";
import { LeadState } from "./lead-state.tsx";
import { LeadTimeline } from "./lead-timeline.tsx";
import { LostDialog } from "./lost-dialog.tsx";

export function LeadPage(): JSX.Element {
  const params = useParams<{ leadId: string }>();
  const query = useLead(() => params.leadId);
  return (
    <Loaded query={query}>
      {(lead) => (
        <Show when={lead().id} keyed>
          <Detail lead={lead()} />
        </Show>
      )}
    </Loaded>
  );
}

function Detail(props: { readonly lead: LeadDetail }): JSX.Element {
  usePageTitle(() => leadName(props.lead));
  const queries = useQueryClient();
  const draft = createLeadDraft();
  const [isLosing, setLosing] = createSignal(false);
  const changing = useMutation(() => ({
    mutationFn: (body: ChangeLead) =>
      call(leadOperations, "PATCH /leads/:leadId", { params: { leadId: props.lead.id }, body }),
    onSuccess: async (saved, sent) => {
      queries.setQueryData(leadKey(saved.id), saved);
      draft.changes.settle(sent);
      setLosing(false);
      toast(t("leads.saved"));
      await queries.invalidateQueries();
    },
  }));
  const save = () => {
    const fields = draft.changes.fields();
    if (fields.status === "lost" && props.lead.status !== "lost") setLosing(true);
    else changing.mutate(fields);
  };
  return (
    <Page
      title={leadName(props.lead)}
      text={props.lead.client_name}
      actions={<Actions lead={props.lead} draft={draft} />}
    >
      <LeadState lead={props.lead} onChangeLoss={() => setLosing(true)} />
      <Duplicates lead={props.lead} onMerged={draft.clear} />
      <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <LeadFields
          lead={props.lead}
          isSaving={changing.isPending}
          error={changing.error}
          changes={draft.changes}
          onSave={save}
        />
        <div class="space-y-5">
          <LeadOrigin lead={props.lead} />
          <LeadMerges lead={props.lead} />
          <LeadTimeline lead={props.lead} draft={draft} />
        </div>
      </div>
      <Show when={isLosing()}>
        <LostDialog
          known={props.lead}
          isBusy={changing.isPending}
          error={changing.error}
          onClose={() => setLosing(false)}
          onLose={(loss) => changing.mutate({ ...draft.changes.fields(), ...loss })}
        />
      </Show>
      <LeaveGuard isDirty={draft.isDirty()} />
    </Page>
  );
}

interface ActionsProps {
  readonly lead: LeadDetail;
  readonly draft: LeadDraft;
}

function Actions(props: ActionsProps): JSX.Element {
  const can = useCan();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [open, setOpen] = createSignal<"convert" | "delete" | null>(null);
  const remove = async () => {
    try {
      await call(leadOperations, "DELETE /leads/:leadId", { params: { leadId: props.lead.id } });
      await queries.invalidateQueries();
      props.draft.clear();
      toast(t("leads.deleted"));
      navigate("/leads");
    } catch (error) {
      toastProblem(sentenceFor(error));
    }
  };
  return (
    <>
      <Show when={can("leads.convert") && props.lead.converted_client_id === null}>
        <Button onClick={() => setOpen("convert")}>{t("leads.convert")}</Button>
      </Show>
      <Show when={can("leads.manage")}>
        <IconButton label={t("leads.delete")} onClick={() => setOpen("delete")}>
          <Trash size={16} aria-hidden="true" />
        </IconButton>
      </Show>
      <Show when={open() === "convert"}>
        <ConvertLead
          lead={props.lead}
          onClose={() => setOpen(null)}
          // A status that was chosen before would undo it.
          onConverted={() => props.draft.changes.forget("status")}
        />
      </Show>
      <Dialog
        isOpen={open() === "delete"}
        onClose={() => setOpen(null)}
        title={t("leads.delete")}
        description={t("leads.delete_text")}
      >
        <DialogActions>
          <Button onClick={() => setOpen(null)}>{t("kit.cancel")}</Button>
          <Button kind="danger" onClick={remove}>
            {t("leads.delete")}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
