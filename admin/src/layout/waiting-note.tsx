import { A, useLocation } from "@solidjs/router";
import Hand from "lucide-solid/icons/hand";
import X from "lucide-solid/icons/x";
import { createSignal, type JSX, Show } from "solid-js";
import { inbox, isInboxLive } from "../api/inbox.ts";
import { useCan } from "../api/session.ts";
import { t, tn } from "../i18n/i18n.ts";
import { IconButton } from "../kit/button.tsx";
import { Ago } from "../kit/time.tsx";

/** On every other page: somebody waits for a person, and the way to them. */
export function WaitingNote(): JSX.Element {
  const can = useCan();
  const location = useLocation();
  const [dismissed, setDismissed] = createSignal<ReadonlySet<string>>(new Set());
  const waiting = () => inbox.waiting.filter(({ id }) => !dismissed().has(id));
  const first = () => {
    const isWanted = isInboxLive() && can("conversations.manage");
    return isWanted && location.pathname !== "/conversations" ? waiting()[0] : undefined;
  };
  const dismiss = () => setDismissed(new Set(inbox.waiting.map(({ id }) => id)));
  return (
    // Always there: a region that comes with its words is not read out.
    <div
      class="pointer-events-none fixed inset-x-4 bottom-4 z-40 lg:left-64"
      role="status"
      aria-live="polite"
    >
      <Show when={first()}>
        {(one) => (
          <div class="pointer-events-auto flex w-fit max-w-full items-center gap-2.5 rounded-lg border border-warning bg-raised py-1.5 pr-1.5 pl-3 shadow-float">
            <Hand size={16} aria-hidden="true" class="flex-none text-warning" />
            <span class="min-w-0">
              {tn("inbox.waiting_note", waiting().length)}{" "}
              <span class="text-muted">
                <Ago at={one().since} />
              </span>
            </span>
            <A class="btn btn-primary" href={`/conversations?inbox=waiting&id=${one().id}`}>
              {t("inbox.answer")}
            </A>
            <IconButton label={t("kit.dismiss")} onClick={dismiss}>
              <X size={16} aria-hidden="true" />
            </IconButton>
          </div>
        )}
      </Show>
    </div>
  );
}
