const GROUPS = 8;
/** ::ffff:0:0/96, an IPv4 address in IPv6's clothes (RFC 4291 §2.5.5.2). */
const MAPPED = /^0:0:0:0:0:ffff$/;

/**
 * The network that an address is of, too large to name a household: an IPv4 /24, an IPv6 /48. Of a
 * valid address; what is none becomes null rather than being kept.
 */
export function anonymousAddress(address: string): string | null {
  if (!address.includes(":")) return anonymousV4(address.split(".").map(Number));
  const groups = groupsOf(address);
  if (!groups) return null;
  if (MAPPED.test(groups.slice(0, 6).join(":"))) {
    const [high, low] = groups.slice(6).map((group) => Number.parseInt(group, 16));
    if (high === undefined || low === undefined) return null;
    return anonymousV4([high >> 8, high & 255, low >> 8, low & 255]);
  }
  return `${groups.slice(0, 3).join(":")}::`;
}

function anonymousV4(parts: readonly number[]): string | null {
  const isAddress = parts.length === 4 && parts.every((part) => part >= 0 && part <= 255);
  return isAddress ? `${parts.slice(0, 3).join(".")}.0` : null;
}

/** All eight, in hexadecimal without leading zeros: as the URL parser writes them, written out. */
function groupsOf(address: string): string[] | null {
  const host = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1);
  if (host === undefined) return null;
  const [before = "", after] = host.split("::");
  const left = before === "" ? [] : before.split(":");
  if (after === undefined) return left;
  const right = after === "" ? [] : after.split(":");
  const zeros = Array.from({ length: GROUPS - left.length - right.length }, () => "0");
  return [...left, ...zeros, ...right];
}
