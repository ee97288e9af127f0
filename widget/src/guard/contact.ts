import type { BusinessContact } from "../../../contracts/guard.ts";
import type { safeHref as SafeHref } from "../panel/markdown.ts";
import { h } from "../shared/dom.ts";
import type { GuardTexts } from "../strings/texts.ts";

export interface Way {
  readonly href: string;
  readonly label: string;
}

/** Links by which a business can be reached; what came with a refusal is looked at before it is shown. */
export function waysOf(contact: unknown, safeHref: typeof SafeHref): Way[] {
  const given: Partial<Record<keyof BusinessContact, unknown>> = Object(contact);
  const { email, phone, url } = given;
  const ways: Way[] = [];
  if (typeof email === "string" && email) ways.push({ href: `mailto:${email}`, label: email });
  if (typeof phone === "string" && phone) {
    ways.push({ href: `tel:${phone.replace(/[^+\d]/g, "")}`, label: phone });
  }
  const href = typeof url === "string" ? safeHref(url) : null;
  if (href) ways.push({ href, label: href.replace(/^https?:\/\/|\/$/g, "") });
  return ways;
}

export function drawWays(ways: readonly Way[], texts: GuardTexts): HTMLElement | null {
  if (ways.length === 0) return null;
  const links = ways.map(({ href, label }) =>
    // A number is read from left to right in every language.
    h("a", { href, dir: "ltr", target: "_blank", rel: "noopener noreferrer" }, label),
  );
  return h("p", { class: "contact", "data-part": "contact" }, `${texts.reachUs} `, ...links);
}
