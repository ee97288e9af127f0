import { tellInbox } from "../../api/inbox.ts";

const SAY_EVERY_MS = 3_000;
const STOP_AFTER_MS = 5_000;

/** Tells that a reply is being typed: when it begins, now and then while it goes on, and when it stops. */
export function createTypingSign(conversationId: string) {
  let saidAtMs = 0;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const say = (is_typing: boolean) =>
    tellInbox({ type: "typing", conversation_id: conversationId, is_typing });
  const stop = () => {
    clearTimeout(ending);
    if (saidAtMs === 0) return;
    saidAtMs = 0;
    say(false);
  };
  return {
    typed: () => {
      clearTimeout(ending);
      ending = setTimeout(stop, STOP_AFTER_MS);
      if (Date.now() - saidAtMs < SAY_EVERY_MS) return;
      saidAtMs = Date.now();
      say(true);
    },
    stop,
  };
}
