export interface Link {
  readonly host: string;
  readonly chars: number;
  /** Whether it hides where it leads, or stands where much spam does. */
  readonly isOdd: boolean;
}

const LINKS_MAX = 50;
const ADDRESS =
  /(?<![\p{L}\p{N}@.])(?:(?:https?|hxxps?|ftp):\/\/|www\.)[^\s<>"'\])]{3,500}|(?<![\p{L}\p{N}@.-])(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,4}[a-z]{2,12}(?:\/[^\s<>"'\])]{0,500})?/giu;
/** Bare names end in one of these; `node.js` and `e.g` are no links. */
const BARE_ENDINGS: ReadonlySet<string> = new Set(
  "com net org info biz io co me us uk de fr es it nl pl ru cn br in mx eu ca au ly gl gd tk ml ga cf gq xyz top club site online shop store live icu vip win bid loan click link work pw cc ws su buzz rest cyou sbs quest monster lol bet app dev ai".split(
    " ",
  ),
);
const ODD_ENDINGS: ReadonlySet<string> = new Set(
  "tk ml ga cf gq xyz top icu vip win bid loan click pw cc ws su buzz rest cyou sbs quest monster lol bet ru cn club".split(
    " ",
  ),
);
/** Shorteners, and messengers' links into chats of strangers. */
const ODD_HOSTS: ReadonlySet<string> = new Set(
  "bit.ly tinyurl.com goo.gl t.co ow.ly is.gd buff.ly rb.gy cutt.ly shorturl.at t.ly tiny.cc s.id rebrand.ly bl.ink soo.gd clck.ru lnkd.in linktr.ee t.me telegram.me wa.me chat.whatsapp.com discord.gg qr.ae adf.ly v.gd u.to".split(
    " ",
  ),
);

/** What in a text could be followed, in whichever way it is written. */
export function linksIn(text: string): Link[] {
  const links: Link[] = [];
  if (!text.includes(".")) return links;
  for (const [found] of text.matchAll(ADDRESS)) {
    const link = linkOf(found);
    if (link) links.push(link);
    if (links.length >= LINKS_MAX) break;
  }
  return links;
}

function linkOf(found: string): Link | null {
  const hasScheme = /^[a-z]{3,6}:\/\//i.test(found);
  const host = (found.replace(/^[a-z]{3,6}:\/\//i, "").split(/[/?#:]/)[0] ?? "")
    .toLowerCase()
    .replace(/^www\./, "");
  const ending = host.split(".").at(-1) ?? "";
  if (!hasScheme && !/^www\./i.test(found) && !BARE_ENDINGS.has(ending)) return null;
  const isAddress = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
  const isOdd = isAddress || ODD_HOSTS.has(host) || ODD_ENDINGS.has(ending);
  return { host, chars: found.length, isOdd };
}
