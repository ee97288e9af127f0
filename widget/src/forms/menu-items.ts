import type { Conversation } from "../panel/conversation.ts";
import type { MenuItem } from "../panel/shell.ts";
import { inBackground } from "../shared/guarded.ts";
import type { OfferTexts } from "../strings/texts.ts";
import type { Offers } from "./offers.ts";

/** What the menu offers just now. */
export function menuItems(
  texts: OfferTexts,
  offers: Offers,
  conversation: Conversation,
): readonly MenuItem[] {
  const { thread } = conversation;
  const isBegun = conversation.currentId() !== null && thread.messages.length > 0;
  const item = (isOffered: boolean, label: string, part: string, choose: () => unknown) =>
    isOffered ? [{ label, part, choose: () => inBackground(choose) }] : [];
  return [
    ...item(offers.canAskForPerson(), texts.talkToPerson, "menu-person", () =>
      offers.askForPerson(),
    ),
    ...item(offers.canBook(), texts.book, "menu-book", () => offers.booking.open()),
    ...item(offers.canCapture(), texts.menuLead, "menu-lead", () => offers.askForLead()),
    ...item(isBegun, texts.menuRate, "menu-rate", () => offers.askForRating()),
    ...item(isBegun && thread.status === "active", texts.menuEnd, "menu-end", () => offers.end()),
    ...item(offers.isKnown(), texts.menuErase, "menu-erase", () => offers.erase()),
  ];
}
