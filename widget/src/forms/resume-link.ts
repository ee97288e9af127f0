import type { ConversationResumed } from "../../../contracts/conversation.ts";
import type { Conversation } from "../panel/conversation.ts";
import { guarded } from "../shared/guarded.ts";
import type { VisitorMemory } from "../shared/visitor-memory.ts";

/** `RESUME_FRAGMENT` of the contract: this room imports its types only. */
const NAME: typeof import("../../../contracts/handover.ts").RESUME_FRAGMENT = "wtfu_resume";

/** The token in a fragment, and the fragment without it: the rest of it is the page's own. */
export function splitFragment(hash: string): { token: string | null; rest: string } {
  const parts = hash.slice(1).split("&");
  const own = parts.find((part) => part.startsWith(`${NAME}=`));
  const rest = parts.filter((part) => part !== own).join("&");
  return { token: own?.slice(NAME.length + 1) || null, rest: rest && `#${rest}` };
}

/** Takes a mail's token out of the address, so that nobody who is shown the page is given it too. */
const takeToken = guarded((): string | null => {
  const { token, rest } = splitFragment(location.hash);
  if (token) history.replaceState(history.state, "", location.pathname + location.search + rest);
  return token;
});

/** A mail's link, which leads to the conversation that the mail is of. */
export class ResumeLink {
  private _token = takeToken();

  /**
   * Once; where nobody answered, once more. Gives whether the thread goes on there now. `sayDead` is
   * told why not, in the server's sentence where the link is refused for now and not for good.
   */
  async follow(
    conversation: Conversation,
    memory: VisitorMemory,
    sayDead: (reason: string | null) => void,
  ): Promise<boolean> {
    const resume_token = this._token;
    if (!resume_token) return false;
    this._token = null;
    conversation.isLoading = true;
    const answer = await conversation.call<ConversationResumed>("resume", { resume_token });
    conversation.isLoading = false;
    if (answer.ok) {
      memory.allow();
      const { session_id } = answer.value;
      // Whose it is, the API says when it is told who is here.
      await conversation.takeOver(answer.value, { session_id, person: undefined });
      return true;
    }
    const { status, message } = answer.problem;
    if (status === 0) this._token = resume_token;
    else sayDead(status >= 429 ? message : null);
    return false;
  }
}
