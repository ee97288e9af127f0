export interface Place {
  readonly start: number;
  readonly end: number;
}

/** RFC 5321 §4.5.3.1: no local part is longer, and no domain. */
const LOCAL_CHARS_MAX = 64;
const DOMAIN_CHARS_MAX = 253;
const LOCAL = /[\p{L}\p{M}\p{Nd}.!#$%&'*+/=?^_`{|}~-]*$/u;
const DOMAIN = /^[\p{L}\p{M}\p{Nd}.-]*/u;
const IS_DOMAIN = /^[^.]+(?:\.[^.]+)+$/u;

/** Goes from each `@` outwards, and so looks at no character more than a few hundred times. */
export function emailsIn(text: string): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const from = Math.max(places.at(-1)?.end ?? 0, at - LOCAL_CHARS_MAX);
    const local = LOCAL.exec(text.slice(from, at))?.[0] ?? "";
    const written = DOMAIN.exec(text.slice(at + 1, at + 1 + DOMAIN_CHARS_MAX))?.[0] ?? "";
    // A sentence may end behind it.
    const domain = written.replace(/[.-]+$/, "");
    if (local === "" || !IS_DOMAIN.test(domain)) continue;
    if (!/\p{L}[\p{L}\p{M}]+$/u.test(domain)) continue;
    places.push({ start: at - local.length, end: at + 1 + domain.length });
  }
  return places;
}
