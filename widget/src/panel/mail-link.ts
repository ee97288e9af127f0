import type { ResumeLink } from "../forms/resume-link.ts";
import type { VisitorMemory } from "../shared/visitor-memory.ts";
import type { Conversation } from "./conversation.ts";
import type { Drawn } from "./drawn.ts";
import { loadForms } from "./forms-source.ts";

export interface MailLinkPort {
  readonly origin: string;
  readonly conversation: Conversation;
  readonly memory: VisitorMemory;
  whenDrawn(run: (drawn: Drawn) => void): void;
}

/** Gives what follows a mail's link, and tells whether it led to the conversation that the mail is of. */
export function createMailLink(port: MailLinkPort): () => Promise<boolean> {
  let link: ResumeLink | null = null;
  const sayDead = (reason: string | null) =>
    port.whenDrawn(({ extras }) => extras.withOffers((offers) => offers.sayLinkIsDead(reason)));
  return async () => {
    // Nobody else need wait for a file that a chat can begin without.
    if (!link && !/wtfu_resume=/.test(location.hash)) return false;
    try {
      const { forms } = await loadForms(port.origin);
      link ??= forms.takeLink();
      return await link.follow(port.conversation, port.memory, sayDead);
    } catch {
      return false;
    }
  };
}
