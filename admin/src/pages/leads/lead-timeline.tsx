import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Show } from "solid-js";
import { z } from "zod";
import {
  LEAD_STATUSES,
  type LeadActivity,
  type LeadDetail,
  leadOperations,
} from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { TextArea } from "../../kit/text-field.tsx";
import { Time } from "../../kit/time.tsx";

const KEY = "GET /leads/:leadId/activities";
const Note = z.object({ text: z.string() });
const Moved = z.object({ from: z.enum(LEAD_STATUSES), to: z.enum(LEAD_STATUSES) });

export function LeadTimeline(props: { readonly lead: LeadDetail }): JSX.Element {
  const can = useCan();
  const list = useList(leadOperations, KEY, () => ({
    params: { leadId: props.lead.id },
    query: {},
  }));
  return (
    <Card title={t("leads.timeline")}>
      <Show when={can("leads.manage")}>
        <NoteForm leadId={props.lead.id} />
      </Show>
      <Loaded query={list.query}>
        {() => (
          <>
            <ol class="mt-3 space-y-3 border-l border-line pl-4">
              <For each={list.items()}>
                {(activity) => <Line activity={activity} zone={props.lead.client_timezone} />}
              </For>
            </ol>
            <MoreButton query={list.query} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function NoteForm(props: { readonly leadId: string }): JSX.Element {
  const queries = useQueryClient();
  const [text, setText] = createSignal("");
  const adding = useMutation(() => ({
    mutationFn: () =>
      call(leadOperations, "POST /leads/:leadId/notes", {
        params: { leadId: props.leadId },
        body: { text: text() },
      }),
    onSuccess: async () => {
      setText("");
      await queries.invalidateQueries({ queryKey: [KEY] });
    },
  }));
  return (
    <Form class="space-y-2" onSubmit={() => adding.mutate()}>
      <TextArea
        label={t("leads.note")}
        rows={2}
        value={text()}
        onInput={setText}
        complaint={adding.error ? sentenceFor(adding.error) : null}
      />
      <Button type="submit" isBusy={adding.isPending} disabled={!text().trim()}>
        {t("leads.add_note")}
      </Button>
    </Form>
  );
}

function Line(props: { readonly activity: LeadActivity; readonly zone: string }): JSX.Element {
  const note = () => Note.safeParse(props.activity.details).data?.text;
  const moved = () => Moved.safeParse(props.activity.details).data;
  return (
    <li>
      <p>
        {t(`leads.activity_${props.activity.activity_type}`)}
        <Show when={moved()}>
          {(change) => (
            <>
              {": "}
              {t(`leads.status_${change().from}`)} → {t(`leads.status_${change().to}`)}
            </>
          )}
        </Show>
      </p>
      <Show when={note()}>
        {(text) => (
          <p class="mt-1 rounded-md bg-sunken px-3 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
            {text()}
          </p>
        )}
      </Show>
      <p class="text-xs text-muted">
        <Time at={props.activity.created_at} zone={props.zone} />
        <Show when={props.activity.user_name}> · {props.activity.user_name}</Show>
      </p>
    </li>
  );
}
