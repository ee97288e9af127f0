import { A } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { type LeadDetail, leadOperations } from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";

interface DuplicatesProps {
  readonly lead: LeadDetail;
}

/** Others with the same address: never put together by themselves, marked by whoever knows. */
export function Duplicates(props: DuplicatesProps): JSX.Element {
  return (
    <>
      <Switch>
        <Match when={props.lead.duplicate_of}>
          {(id) => <MarkedDuplicate lead={props.lead} originalId={id()} />}
        </Match>
        <Match when={props.lead.possible_duplicates.length > 0}>
          <PossibleDuplicates lead={props.lead} />
        </Match>
      </Switch>
      <Show when={props.lead.duplicates.length > 0}>
        <p class="mb-5 flex flex-wrap gap-x-2">
          {t("leads.its_duplicates")}
          <For each={props.lead.duplicates}>
            {(other) => (
              <A class="link" href={`/leads/${other.id}`}>
                {other.name ?? t("leads.nameless")}
              </A>
            )}
          </For>
        </p>
      </Show>
    </>
  );
}

function MarkedDuplicate(props: DuplicatesProps & { readonly originalId: string }): JSX.Element {
  const can = useCan();
  const mark = useMark(() => props.lead.id);
  return (
    <p class="mb-5 flex flex-wrap items-center gap-2 rounded-lg bg-warning-soft p-3 text-warning">
      <A class="underline" href={`/leads/${props.originalId}`}>
        {t("leads.is_duplicate")}
      </A>
      <Show when={can("leads.manage")}>
        <Button onClick={() => mark(null)}>{t("leads.unmark_duplicate")}</Button>
      </Show>
    </p>
  );
}

function PossibleDuplicates(props: DuplicatesProps): JSX.Element {
  const can = useCan();
  const mark = useMark(() => props.lead.id);
  return (
    <div class="mb-5 rounded-lg bg-warning-soft p-3 text-warning">
      <p>{tn("leads.possible_duplicates", props.lead.possible_duplicates.length)}</p>
      <ul class="mt-2 space-y-1">
        <For each={props.lead.possible_duplicates}>
          {(other) => (
            <li class="flex flex-wrap items-center gap-2">
              <A class="underline" href={`/leads/${other.id}`}>
                {other.name ?? t("leads.nameless")}
              </A>
              <Show when={can("leads.manage")}>
                <Button onClick={() => mark(other.id)}>{t("leads.mark_duplicate")}</Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

function useMark(leadId: () => string) {
  const queries = useQueryClient();
  return async function mark(duplicate_of: string | null): Promise<void> {
    // Kept for "Undo", by which time another lead may be looked at.
    const id = leadId();
    const send = (of: string | null) =>
      call(leadOperations, "POST /leads/:leadId/duplicate", {
        params: { leadId: id },
        body: { duplicate_of: of },
      });
    const settle = async (sending: Promise<unknown>, undo?: () => void) => {
      try {
        await sending;
        await queries.invalidateQueries();
        toast(t("leads.saved"), undo);
      } catch (error) {
        toastProblem(sentenceFor(error));
      }
    };
    await settle(send(duplicate_of), duplicate_of ? () => void settle(send(null)) : undefined);
  };
}
