import { A, useNavigate, useParams } from "@solidjs/router";
import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import Trash from "lucide-solid/icons/trash";
import { createSignal, For, type JSX, Show } from "solid-js";
import {
  type ChangeLead,
  type LeadDetail,
  leadOperations,
} from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button, IconButton } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { LeaveGuard } from "../../kit/leave-guard.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { Time } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { ConvertLead } from "./convert-lead.tsx";
import { createLeadDraft, type LeadDraft } from "./lead-draft.ts";
import { Duplicates } from "./lead-duplicates.tsx";
import { LeadFields } from "./lead-fields.tsx";
import { leadName, STATUS_TONES } from "./lead-table.tsx";
import { LeadTimeline } from "./lead-timeline.tsx";

const keyOf = (id: string) => ["lead", id] as const;

export function LeadPage(): JSX.Element {
  const params = useParams<{ leadId: string }>();
  const query = useQuery(() => ({
    queryKey: keyOf(params.leadId),
    queryFn: () => call(leadOperations, "GET /leads/:leadId", { params }),
    refetchOnWindowFocus: false,
  }));
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
  const can = useCan();
  const queries = useQueryClient();
  const draft = createLeadDraft();
  const changing = useMutation(() => ({
    mutationFn: (body: ChangeLead) =>
      call(leadOperations, "PATCH /leads/:leadId", { params: { leadId: props.lead.id }, body }),
    onSuccess: async (saved, sent) => {
      queries.setQueryData(keyOf(saved.id), saved);
      draft.changes.settle(sent);
      toast(t("leads.saved"));
      await queries.invalidateQueries();
    },
  }));
  return (
    <Page
      title={leadName(props.lead)}
      text={props.lead.client_name}
      actions={<Actions lead={props.lead} draft={draft} />}
    >
      <p class="mb-4 flex flex-wrap items-center gap-2">
        <Badge tone={STATUS_TONES[props.lead.status]}>
          {t(`leads.status_${props.lead.status}`)}
        </Badge>
        <Show when={props.lead.converted_client_id}>
          {(id) => (
            <Show when={can("clients.manage")} fallback={t("leads.converted_to")}>
              <A class="link" href={`/clients/${id()}`}>
                {t("leads.converted_to")}
              </A>
            </Show>
          )}
        </Show>
      </p>
      <Duplicates lead={props.lead} />
      <div class="grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <LeadFields
          lead={props.lead}
          isSaving={changing.isPending}
          error={changing.error}
          changes={draft.changes}
          onSave={() => changing.mutate(draft.changes.fields())}
        />
        <div class="space-y-5">
          <Origin lead={props.lead} />
          <LeadTimeline lead={props.lead} draft={draft} />
        </div>
      </div>
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

function Origin(props: { readonly lead: LeadDetail }): JSX.Element {
  return (
    <Card title={t("leads.origin")}>
      <dl class="space-y-2">
        <div>
          <dt class="text-xs text-muted">{t("leads.source")}</dt>
          <dd>{props.lead.widget_name ?? t(`leads.source_${props.lead.source}`)}</dd>
        </div>
        <Show when={props.lead.page_url}>
          <div>
            <dt class="text-xs text-muted">{t("conversations.page")}</dt>
            <dd class="[overflow-wrap:anywhere]">{props.lead.page_url}</dd>
          </div>
        </Show>
        <Show when={props.lead.referrer_url}>
          <div>
            <dt class="text-xs text-muted">{t("conversations.referrer")}</dt>
            <dd class="[overflow-wrap:anywhere]">{props.lead.referrer_url}</dd>
          </div>
        </Show>
        <For each={Object.entries(props.lead.utm)}>
          {([name, value]) => (
            <div>
              <dt class="text-xs text-muted">{name}</dt>
              <dd class="[overflow-wrap:anywhere]">{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.lead.conversations.length > 0}>
        <h3 class="mt-4 mb-1">{t("layout.conversations")}</h3>
        <ul>
          <For each={props.lead.conversations}>
            {(talk) => (
              <li>
                <A class="link" href={`/conversations?id=${talk.id}`}>
                  <Time at={talk.started_at} zone={props.lead.client_timezone} />
                </A>{" "}
                <span class="text-xs text-muted">{tn("leads.messages", talk.message_count)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
