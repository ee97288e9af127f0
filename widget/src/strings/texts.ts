/** The few words of the launcher, in the loader for every language. */
export interface LauncherTexts {
  readonly open: string;
  readonly close: string;
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
  | "menuLead"
  | "menuRate"
  | "menuEnd"
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
  | "suggestions"
  | "offline"
  | "unreachable"
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
  | "notSaved"
  | "disclaimerTitle"
  | "accept"
  | "ended"
  | "rateTitle"
  | "rateOption"
  | "rated"
  | "startNew";

/** Everything the panel says by itself. A language is one file that fills this in. */
export type PanelTexts = Readonly<Record<PanelText, string>>;

/** `{name}` and the like are replaced. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
