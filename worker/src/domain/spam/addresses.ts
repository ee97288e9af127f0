import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** One address or a range of them; of IPv4 also where it is written as IPv6. */
export interface AddressRange {
  readonly address: Address;
  readonly bits: number;
}

/** What an IPv4 address has before it in IPv6 (RFC 4291 §2.5.5.2). */
const MAPPED_BITS = 96;
/** What one household or one machine is given in IPv6 at least (RFC 6177). */
const IPV6_NETWORK_BITS = 64;

/** Null for what is none: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`, `::ffff:203.0.113.7`. */
export function parseRange(text: string): AddressRange | null {
  const [host = "", bitsText, ...rest] = text.trim().split("/");
  const address = parseAddress(host);
  if (!address || rest.length > 0) return null;
  const isMapped = address.kind() === "ipv4" && host.includes(":");
  const most = address.kind() === "ipv4" ? 32 : 128;
  if (bitsText === undefined) return { address, bits: most };
  if (!/^\d{1,3}$/.test(bitsText)) return null;
  const bits = Number(bitsText) - (isMapped ? MAPPED_BITS : 0);
  return bits >= 0 && bits <= most ? { address, bits } : null;
}

/** Those of which an address is, by their place in the list. */
export function rangesOf(ranges: readonly (AddressRange | null)[], text: string | null): number[] {
  const address = text === null ? null : parseAddress(text);
  if (!address) return [];
  return ranges.flatMap((range, index) => (range && isIn(range, address) ? [index] : []));
}

/** What is counted as one place: an IPv4 address, or the network of an IPv6 one. */
export function networkOf(text: string): string {
  const address = parseAddress(text);
  if (!address || address.kind() === "ipv4") return address?.toString() ?? text;
  return ipaddr.IPv6.networkAddressFromCIDR(
    `${address.toNormalizedString()}/${IPV6_NETWORK_BITS}`,
  ).toString();
}

/** Whether the caller sits on the very machine that serves: a local run. */
export function isOwnMachine(text: string): boolean {
  return parseAddress(text)?.range() === "loopback";
}

function isIn({ address: network, bits }: AddressRange, address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, bits);
}

function parseAddress(text: string): Address | null {
  // The parser also takes `10`, `0x7f.1` and zones, by which an address could be written in two ways.
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(":") || !/^[\da-f:.]+$/i.test(text) || !ipaddr.IPv6.isValid(text)) return null;
  return ipaddr.process(text);
}
