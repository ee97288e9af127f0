import ipaddr from "ipaddr.js";
import { URL_CHARS_MAX } from "../../../contracts/limits.ts";

export interface RefusedHost {
  /** A sentence. */
  readonly refused: string;
  /** The same for programs: not a usable address, not of the public internet, or no such name. */
  readonly reason: "address" | "not_public" | "no_site";
}
export type CheckedAddress = { readonly url: URL } | RefusedHost;

/** Names that mean something else in each network, and nothing on the public internet. */
const LOCAL_ENDINGS =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|arpa|test|invalid|onion|alt)$/;
/** All that is routed on the public internet lies in here; beside it stand mapped and translated forms. */
const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/**
 * A web address that a visitor of the public internet could open: https, the usual port, no
 * credentials, no private host. An address with http is tried with https. A name is judged by
 * `refusalOfHost`, which needs to know where it leads.
 */
export function checkAddress(address: string, baseUrl?: string): CheckedAddress {
  const url = URL.parse(address.trim(), baseUrl);
  if (!url || url.href.length > URL_CHARS_MAX) return refused("This is not a web address.");
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return refused("Only addresses that begin with https:// can be used.");
  }
  if (url.username !== "" || url.password !== "") {
    return refused("An address with a name or password in it cannot be used.");
  }
  if (url.port !== "") return refused("Only the usual port of a website can be used.");
  url.protocol = "https:";
  url.hash = "";
  return refusalOfName(url.hostname) ?? { url };
}

function refused(sentence: string): RefusedHost {
  return { refused: sentence, reason: "address" };
}

/** What can be said against a host before it is resolved. */
function refusalOfName(hostname: string): RefusedHost | null {
  const host = bareHost(hostname);
  if (ipaddr.isValid(host)) return isPublicIp(host) ? null : NOT_PUBLIC;
  // The standard's parser has made every numeric form an address by now; what it let through is odd.
  if (/^[\d.]*$/.test(host) || /^0x/i.test(host)) return NOT_PUBLIC;
  if (!host.includes(".") || LOCAL_ENDINGS.test(host)) return NOT_PUBLIC;
  return null;
}

const NOT_PUBLIC: RefusedHost = {
  refused: "This address is not on the public internet.",
  reason: "not_public",
};
const NO_SITE: RefusedHost = {
  refused: "There is no website under this name.",
  reason: "no_site",
};

/** Whether every address that a name leads to is public. A name that leads nowhere is refused too. */
export async function refusalOfHost(
  hostname: string,
  resolve: (host: string) => Promise<readonly string[]>,
): Promise<RefusedHost | null> {
  const host = bareHost(hostname);
  const problem = refusalOfName(host);
  if (problem || ipaddr.isValid(host)) return problem;
  const addresses = await resolve(host);
  if (addresses.length === 0) return NO_SITE;
  return addresses.every(isPublicIp) ? null : NOT_PUBLIC;
}

function bareHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.+$/, "");
}

/** Whether an IP address is globally routable unicast, whichever way it is written. */
export function isPublicIp(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return address.range() === "unicast";
  // Mapped, translated and tunnelled forms carry another address inside; none of them is needed here.
  return address.match(GLOBAL_IPV6) && address.range() === "unicast";
}
