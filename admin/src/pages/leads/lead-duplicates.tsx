import { A } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, type JSX, lazy, Match, Show, Switch } from "solid-js";
import { type LeadDetail, leadOperations } from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { Late } from "../../layout/late.tsx";
import { leadName } from "./lead-name.ts";
import { useLead } from "./lead-query.ts";

const MergeDialog = lazy(async () => ({
  default: (await import("./merge-dialog.tsx")).MergeDialog,
}));

interface DuplicatesProps {
  readonly lead: LeadDetail;
  /** Told when this lead was merged, after which nothing of it is to be saved. */
  readonly onMerged: () => void;
}

interface BannerProps {
  readonly lead: LeadDetail;
  readonly onMerge: (otherId: string) => void;
}

/** Others with the same address: never put together by themselves, but by whoever knows. */
export function Duplicates(props: DuplicatesProps): JSX.Element {
  const [mergingId, setMergingId] = createSignal<string | null>(null);
  return (
    <>
      <Switch>
        <Match when={props.lead.duplicate_of}>
          {(id) => <MarkedDuplicate lead={props.lead} originalId={id()} onMerge={setMergingId} />}
        </Match>
        <Match when={props.lead.possible_duplicates.length > 0}>
          <PossibleDuplicates lead={props.lead} onMerge={setMergingId} />
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
      <Show when={mergingId()} keyed>
        {(otherId) => (
          <Late>
            <MergeDialog
              lead={props.lead}
              otherId={otherId}
              onClose={() => setMergingId(null)}
              onMerged={props.onMerged}
            />
          </Late>
        )}
      </Show>
    </>
  );
}

/** Marked by itself it is a question; marked by somebody it is said. */
function MarkedDuplicate(props: BannerProps & { readonly originalId: string }): JSX.Element {
  const can = useCan();
  const mark = useMark(() => props.lead.id);
  const original = useLead(() => props.originalId);
  const name = () => {
    const found = dataOf(original);
    return found ? leadName(found) : "…";
  };
  return (
    <div class="mb-5 flex flex-wrap items-center gap-2 rounded-lg bg-warning-soft p-3 text-warning">
      <p class="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
        <A class="underline" href={`/leads/${props.originalId}`}>
          {props.lead.is_possible_duplicate
            ? t("leads.same_person", { name: name() })
            : t("leads.is_duplicate")}
        </A>
      </p>
      <Show when={can("leads.manage")}>
        <div class="flex flex-wrap gap-2">
          <Button onClick={() => props.onMerge(props.originalId)}>{t("leads.merge")}</Button>
          <Button onClick={() => mark(null)}>{t("leads.unmark_duplicate")}</Button>
        </div>
      </Show>
    </div>
  );
}

function PossibleDuplicates(props: BannerProps): JSX.Element {
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
                <Button onClick={() => props.onMerge(other.id)}>{t("leads.merge")}</Button>
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
