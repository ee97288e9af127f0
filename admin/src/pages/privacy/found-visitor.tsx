import { createSignal, type JSX, Show } from "solid-js";
import type {
  ErasureReceipt,
  VisitorSubject,
  VisitorTraces,
} from "../../../../contracts/admin/privacy.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { useHandOut, type VisitorOf } from "./hand-out.ts";
import { isNothing, TracesList } from "./visitor-traces.tsx";

interface FoundVisitorProps {
  readonly visitor: VisitorOf;
  readonly traces: VisitorTraces;
  readonly onErased: (receipt: ErasureReceipt) => void;
}

/** How much there is of them, and the two things that they may ask for. */
export function FoundVisitor(props: FoundVisitorProps): JSX.Element {
  const handOut = useHandOut();
  const [isErasing, setErasing] = createSignal(false);
  return (
    <div class="rounded-lg border border-line p-3">
      <p class="mb-2 [overflow-wrap:anywhere]">
        <span class="font-medium">
          {t(isNothing(props.traces) ? "privacy.nothing" : "privacy.found")}
        </span>{" "}
        <span class="text-muted">{nameOf(props.visitor.subject)}</span>
      </p>
      <Show
        when={!isNothing(props.traces)}
        fallback={<p class="text-muted">{t("privacy.nothing_text")}</p>}
      >
        <TracesList traces={props.traces} />
        <div class="mt-3 flex flex-wrap gap-2">
          <Button isBusy={handOut.isPending} onClick={() => handOut.mutate(props.visitor)}>
            {t("privacy.export")}
          </Button>
          <Button kind="danger" onClick={() => setErasing(true)}>
            {t("privacy.erase_menu")}
          </Button>
        </div>
      </Show>
      <Show when={isErasing()}>
        <EraseDialog
          visitor={props.visitor}
          word={nameOf(props.visitor.subject)}
          onErased={(receipt) => {
            setErasing(false);
            props.onErased(receipt);
          }}
          onClose={() => setErasing(false)}
        />
      </Show>
    </div>
  );
}

function nameOf(subject: VisitorSubject): string {
  switch (subject.by) {
    case "email":
      return subject.email;
    case "phone":
      return subject.phone;
    case "conversation":
      return subject.conversation_id;
  }
}
