import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { z } from "zod";
import {
  type LeadActivity,
  type LeadDetail,
  leadOperations,
} from "../../../../contracts/admin/leads.ts";
import { createAttemptKey } from "../../api/attempt-key.ts";
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
import { sentenceOf } from "./activity.ts";
import { ACTIVITY_ICONS } from "./activity-icons.ts";
import type { LeadDraft } from "./lead-draft.ts";

const KEY = "GET /leads/:leadId/activities";
const Note = z.object({ text: z.string() });

interface LeadTimelineProps {
  readonly lead: LeadDetail;
  readonly draft: LeadDraft;
}

export function LeadTimeline(props: LeadTimelineProps): JSX.Element {
  const can = useCan();
  const list = useList(leadOperations, KEY, () => ({
    params: { leadId: props.lead.id },
    query: {},
  }));
  return (
    <Card title={t("leads.timeline")}>
      <Show when={can("leads.manage")}>
        <NoteForm leadId={props.lead.id} draft={props.draft} />
      </Show>
      <Loaded query={list.query}>
        {() => (
          <>
            <ol class="mt-4 space-y-4">
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

interface NoteFormProps {
  readonly leadId: string;
  readonly draft: LeadDraft;
}

function NoteForm(props: NoteFormProps): JSX.Element {
  const queries = useQueryClient();
  const attempt = createAttemptKey();
  const adding = useMutation(() => ({
    mutationFn: (text: string) =>
      call(
        leadOperations,
        "POST /leads/:leadId/notes",
        { params: { leadId: props.leadId }, body: { text } },
        attempt.of(text),
      ),
    onSuccess: async (_, sent) => {
      attempt.succeed();
      // What was typed since is another note.
      if (props.draft.note() === sent) props.draft.setNote("");
      await queries.invalidateQueries({ queryKey: [KEY] });
    },
  }));
  return (
    <Form class="space-y-2" onSubmit={() => adding.mutate(props.draft.note())}>
      <TextArea
        label={t("leads.note")}
        rows={2}
        value={props.draft.note()}
        onInput={props.draft.setNote}
        complaint={adding.error ? sentenceFor(adding.error) : null}
      />
      <Button type="submit" isBusy={adding.isPending} disabled={!props.draft.note().trim()}>
        {t("leads.add_note")}
      </Button>
    </Form>
  );
}

function Line(props: { readonly activity: LeadActivity; readonly zone: string }): JSX.Element {
  const note = () => Note.safeParse(props.activity.details).data?.text;
  return (
    <li class="flex gap-3">
      <span class="flex size-7 flex-none items-center justify-center rounded-full bg-sunken text-muted">
        <Dynamic
          component={ACTIVITY_ICONS[props.activity.activity_type]}
          size={14}
          aria-hidden="true"
        />
      </span>
      <div class="min-w-0 flex-1 pt-0.5">
        <p class="[overflow-wrap:anywhere]">{sentenceOf(props.activity, props.zone)}</p>
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
      </div>
    </li>
  );
}
