import type { Fact } from "../../mail/layout-parts.ts";
import type { Notice } from "../notice.ts";
import type { Named, NoticeWords } from "./words.ts";

const NAME_CHARS_MAX = 80;

/** Without what could turn a line around or end it, and no longer than a subject bears. */
export function oneLine(text: string, charsMax = NAME_CHARS_MAX): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (plain.length <= charsMax) return plain;
  return `${plain.slice(0, charsMax - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Of the visitor no more than a name stands in a subject. */
export function namedOf({ home, ...notice }: Notice, words: NoticeWords): Named {
  const contact = "visitor" in notice ? notice.visitor : "service" in notice ? notice : null;
  return {
    who: (contact?.name && oneLine(contact.name)) || words.aVisitor,
    widget: oneLine(home.widgetName),
    client: oneLine(home.rules.clientName),
  };
}

export function contactFacts(
  { name, email, phone }: Readonly<Record<"name" | "email" | "phone", string | null>>,
  { labels }: NoticeWords,
): Fact[] {
  return [
    { label: labels.name, value: name },
    { label: labels.email, value: email },
    { label: labels.phone, value: phone },
  ].flatMap(({ label, value }) => (value ? [{ label, value: oneLine(value, 320) }] : []));
}

/** An address that a mail may link to, or null: the mail is sent without it. */
export function webLink(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s\p{Cc}]+$/u.test(url) ? url : null;
}
