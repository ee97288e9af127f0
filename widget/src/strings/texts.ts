/** The few words of the launcher, in the loader for every language. */
export interface LauncherTexts {
  readonly closed: string;
  /** None while it is loading: it is closed yet. */
  readonly loading?: string;
  readonly open: string;
  readonly failed: string;
}

type PanelText =
  | "dialog"
  | "unread"
  | "assistant"
  | "you"
  | "log"
  | "close"
  | "menu"
  | "placeholder"
  | "send"
  | "charsLeft"
  | "tooLong"
  | "typing"
  | "sending"
  | "waiting"
  | "failed"
  | "retry"
  | "helpful"
  | "notHelpful"
  | "source"
  | "offline"
  | "unreachable"
  | "notSaved"
  | "personWaited"
  | "personAnswers"
  | "agent"
  | "agentAnswers"
  | "seen";

/** What the forms for leads and ratings say. */
type FormText =
  | "menuLead"
  | "menuRate"
  | "menuEnd"
  | "menuErase"
  | "talkToPerson"
  | "book"
  | "suggestions"
  | "ended"
  | "startNew"
  | "linkDead"
  | "leadTitle"
  | "leadIntro"
  | "name"
  | "email"
  | "phone"
  | "leadSubmit"
  | "cancel"
  | "nameMissing"
  | "emailMissing"
  | "emailInvalid"
  | "phoneMissing"
  | "phoneInvalid"
  | "contactMissing"
  | "rateTitle"
  | "rateOption"
  | "rated";

type BookingText =
  | "bookTitle"
  | "bookBack"
  | "bookService"
  | "bookTime"
  | "bookDetails"
  | "bookSorry"
  | "bookLoading"
  | "minutes"
  | "hours"
  | "hoursMinutes"
  | "earlierDays"
  | "laterDays"
  | "days"
  | "morning"
  | "afternoon"
  | "evening"
  | "noSlotsHere"
  | "nextFree"
  | "lookFurther"
  | "noSlots"
  | "noSlotsLead"
  | "yourZone"
  | "zonesDiffer"
  | "oneZone"
  | "bothZones"
  | "timeInZone"
  | "held"
  | "heldOver"
  | "chooseAgain"
  | "slotTaken"
  | "bookingAway"
  | "awayLead"
  | "bookingOff"
  | "leaveDetails"
  | "notes"
  | "notesHint"
  | "optional"
  | "bookSubmit"
  | "bookedPending"
  | "bookedConfirmed"
  | "bookedPendingNext"
  | "bookedConfirmedNext"
  | "bookedMail"
  | "bookedPhone"
  | "bookedLine"
  | "backToChat";

/** What stands between a visitor and the chat. */
type GuardText =
  | "disclaimerTitle"
  | "accept"
  | "consentTitle"
  | "agree"
  | "noThanks"
  | "declined"
  | "askAgain"
  | "reachUs"
  | "proveTitle"
  | "proveLoading"
  | "proveFailed"
  | "notNow"
  | "blocked"
  | "ceiling"
  | "eraseText"
  | "erase"
  | "erased"
  | "ok";

/** What an open panel says by itself. */
export type PanelTexts = Readonly<Record<PanelText, string>>;
export type FormTexts = Readonly<Record<FormText, string>>;
export type GuardTexts = Readonly<Record<GuardText, string>>;
export type BookingTexts = Readonly<Record<BookingText, string>>;

/** A language is one file that fills this in; the English of each part comes with that part. */
export type AllTexts = PanelTexts & FormTexts & BookingTexts;

/** What the panel has at hand and passes on: only in another language is it everything. */
export type LoadedTexts = PanelTexts & Partial<AllTexts & GuardTexts>;

/** The same, once the words of the forms are there as well. */
export type OfferTexts = LoadedTexts & FormTexts;

/** `{name}` and the like are replaced. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
