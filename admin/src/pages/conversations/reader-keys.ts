import { onCleanup } from "solid-js";
import { useCan } from "../../api/session.ts";
import { isTyping } from "../../layout/shortcuts.tsx";
import { COMPOSER_ID } from "./composer.tsx";
import type { Talk } from "./use-talk.ts";

const PAUSE_MS = 1_000;

/** `c` claims what nobody answers, `r` goes to the composer. After a `g`, a letter leads to a page instead. */
export function useReaderKeys(talk: Talk, claim: () => void): void {
  const can = useCan();
  let goneAtMs = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event)) return;
    const isGoing = Date.now() - goneAtMs < PAUSE_MS;
    goneAtMs = event.key === "g" ? Date.now() : 0;
    if (isGoing) return;
    const stand = talk.state().stand;
    const canClaim = stand?.status === "active" && stand.handover_phase !== "claimed";
    if (event.key === "c" && canClaim && can("conversations.manage")) claim();
    const field = document.getElementById(COMPOSER_ID);
    if (event.key === "r" && field) {
      // Or the letter would be the first of the reply.
      event.preventDefault();
      field.focus();
    }
  };
  addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("keydown", onKey));
}
