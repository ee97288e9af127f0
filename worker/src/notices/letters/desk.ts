import type { Letter } from "../../mail/layout.ts";
import type { Link } from "../../mail/layout-parts.ts";
import type { Clock } from "../notice-times.ts";
import type { Recipient } from "../recipients.ts";
import { oneLine } from "./notice-facts.ts";
import type { NoticeWords, Saying } from "./words.ts";

/** What a letter is written with. */
export interface Desk {
  readonly words: NoticeWords;
  readonly recipient: Recipient;
  /** In the client's zone. */
  readonly clock: Clock;
  /** A page of the dashboard, for whoever may open it; null: there is no dashboard to link to. */
  page(path: string): string | null;
}

export type Body = Omit<Letter, "footer" | "footerLink">;

/** A saying as the beginning of a letter, with a greeting for whom we know by name. */
export function said(saying: Saying, { words, recipient }: Desk): Body {
  const name = recipient.name && oneLine(recipient.name);
  const [first = ""] = saying.paragraphs;
  return {
    subject: oneLine(saying.subject, 200),
    preheader: first,
    paragraphs: [...(name ? [words.greeting(name)] : []), ...saying.paragraphs],
  };
}

export function actionOf(label: string, url: string | null): { readonly action?: Link } {
  return url === null ? {} : { action: { label, url } };
}
