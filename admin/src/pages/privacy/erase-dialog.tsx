import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { type JSX, Show } from "solid-js";
import {
  type ErasureReceipt,
  privacyOperations,
  type VisitorTraces,
} from "../../../../contracts/admin/privacy.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { ConfirmName } from "../../kit/confirm-name.tsx";
import { Loaded, SkeletonRows } from "../../kit/states.tsx";
import type { VisitorOf } from "./hand-out.ts";
import { TracesList } from "./visitor-traces.tsx";

interface EraseDialogProps {
  readonly visitor: VisitorOf;
  /** What is typed to confirm it: their address or number, where one is known. */
  readonly word: string;
  readonly note?: JSX.Element;
  readonly onErased: (receipt: ErasureReceipt) => void;
  readonly onClose: () => void;
}

/** Names what goes, and has it confirmed by hand: nothing of it can be taken back. */
export function EraseDialog(props: EraseDialogProps): JSX.Element {
  const queries = useQueryClient();
  const traces = useTraces(() => props.visitor);
  const erasure = useMutation(() => ({
    mutationFn: () => call(privacyOperations, "POST /visitors/erase", { body: props.visitor }),
    onSuccess: async (receipt) => {
      props.onErased(receipt);
      await queries.invalidateQueries();
    },
  }));
  return (
    <ConfirmName
      isOpen
      onClose={props.onClose}
      title={t("privacy.erase_title")}
      name={props.word}
      action={t("privacy.erase")}
      isBusy={erasure.isPending}
      complaint={erasure.error ? sentenceFor(erasure.error) : null}
      onConfirm={() => erasure.mutate()}
    >
      <div class="space-y-3">
        <Loaded query={traces} skeleton={<SkeletonRows count={2} />}>
          {(found: () => VisitorTraces) => <TracesList traces={found()} />}
        </Loaded>
        <p>{t("privacy.erase_text")}</p>
        <Show when={props.note}>
          <p class="text-muted">{props.note}</p>
        </Show>
      </div>
    </ConfirmName>
  );
}

/** How much there is, asked by POST because an address must stand in no log; read like any query. */
function useTraces(visitor: () => VisitorOf) {
  return useQuery(() => ({
    queryKey: ["visitor-traces", visitor()],
    queryFn: () => call(privacyOperations, "POST /visitors/find", { body: visitor() }),
    staleTime: 0,
    gcTime: 0,
  }));
}
