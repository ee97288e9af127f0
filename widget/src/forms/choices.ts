import type { QuickAction, WidgetConfig } from "../../../contracts/widget-config.ts";
import { safeHref } from "../panel/markdown.ts";
import type { ThreadMessage } from "../panel/thread-state.ts";
import type { OfferTexts } from "../strings/texts.ts";
import type { Choice } from "./cards.ts";

/** What a button may set off, and whether that is to be had just now. */
export interface ChoicePort {
  readonly config: WidgetConfig | null;
  readonly texts: OfferTexts;
  readonly canCapture: boolean;
  readonly canAskForPerson: boolean;
  readonly canBook: boolean;
  /** The visitor has left their details before: the form is offered, and no longer opens by itself. */
  readonly isLeadKnown: boolean;
  ask(message: string): void;
  askForLead(): void;
  askForPerson(): void;
  book(): void;
}

const QUICK = "quick-action";

type Deed = (port: ChoicePort, label?: string, part?: string) => Choice[];

const offerPerson: Deed = (port, label = port.texts.talkToPerson, part = "offer-person") =>
  port.canAskForPerson ? [{ label, part, choose: () => port.askForPerson() }] : [];

const offerBooking: Deed = (port, label = port.texts.book, part = "offer-booking") =>
  port.canBook ? [{ label, part, choose: () => port.book() }] : [];

const offerLead: Deed = (port, label = port.texts.menuLead, part = "offer-lead") =>
  port.canCapture ? [{ label, part, choose: () => port.askForLead() }] : [];

function quickChoice(action: QuickAction, port: ChoicePort): Choice[] {
  const { label } = action;
  switch (action.type) {
    case "ask":
      return [{ label, part: QUICK, choose: () => port.ask(action.message) }];
    case "link": {
      const href = safeHref(action.url);
      return href ? [{ label, part: QUICK, href, choose: () => undefined }] : [];
    }
    case "capture_lead":
      return offerLead(port, label, QUICK);
    case "book_appointment":
      return offerBooking(port, label, QUICK);
    case "handoff":
      return offerPerson(port, label, QUICK);
  }
}

/** What stands below the last message, or below the welcome. */
export function choicesAfter(last: ThreadMessage | undefined, port: ChoicePort): Choice[] {
  if (!last) return (port.config?.quick_actions ?? []).flatMap((one) => quickChoice(one, port));
  const { action, suggestions } = last;
  const questions = suggestions.map((label) => ({
    label,
    part: "suggestion",
    choose: () => port.ask(label),
  }));
  if (action === "handoff") questions.push(...offerPerson(port));
  if (action === "book_appointment") questions.push(...offerBooking(port));
  if (action === "capture_lead" && port.isLeadKnown) questions.push(...offerLead(port));
  return questions;
}

/** Whether an answer asks for contact details: in so many words, or because its wish cannot be met. */
export function wantsLead({ action }: ThreadMessage, port: ChoicePort): boolean {
  if (action === "handoff") return !port.canAskForPerson;
  if (action === "book_appointment") return !port.canBook;
  return action === "capture_lead";
}
