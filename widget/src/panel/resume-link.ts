import { guarded } from "../shared/guarded.ts";
import type { Conversation } from "./conversation.ts";
import type { Problem } from "./http-client.ts";

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

  /** Once; where nobody answered, once more. Gives why it leads nowhere. */
  async follow(conversation: Conversation): Promise<Problem | null> {
    const token = this._token;
    if (!token) return null;
    this._token = null;
    const problem = await conversation.resumeBy(token);
    if (problem?.status !== 0) return problem;
    this._token = token;
    return null;
  }
}
