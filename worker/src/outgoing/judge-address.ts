import { checkAddress, NOT_PUBLIC, refusalOfHost } from "./public-address.ts";
import type { Web } from "./web.ts";

export interface RefusedAddress {
  /** A sentence. */
  readonly refused: string;
  /** It may go well in a minute. */
  readonly isPassing: boolean;
  /** The same for programs: not a usable address, not of the public internet, no such name, or nobody could tell. */
  readonly reason: "address" | "not_public" | "no_site" | "lookup";
}
export type JudgedAddress = { readonly url: URL } | RefusedAddress;

/**
 * Whether an address that a user gave may be called: what it says, and where its name leads. To be
 * asked before each request, for names may lead elsewhere by then.
 */
export async function judgeAddress(
  address: string,
  web: Web,
  baseUrl?: string,
): Promise<JudgedAddress> {
  const checked = checkAddress(address, baseUrl);
  if ("refused" in checked) {
    const reason = checked.refused === NOT_PUBLIC ? "not_public" : "address";
    return { refused: checked.refused, isPassing: false, reason };
  }
  try {
    const problem = await refusalOfHost(checked.url.hostname, web.resolve);
    if (!problem) return checked;
    const reason = problem === NOT_PUBLIC ? "not_public" : "no_site";
    return { refused: problem, isPassing: false, reason };
  } catch {
    const refused = "The name of this website could not be looked up.";
    return { refused, isPassing: true, reason: "lookup" };
  }
}
