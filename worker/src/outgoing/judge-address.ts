import { checkAddress, type RefusedHost, refusalOfHost } from "./public-address.ts";
import type { Web } from "./web.ts";

export interface RefusedAddress {
  /** A sentence. */
  readonly refused: string;
  /** It may go well in a minute. */
  readonly isPassing: boolean;
  /** The same for programs; `lookup`: nobody could tell where the name leads. */
  readonly reason: RefusedHost["reason"] | "lookup";
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
  if ("refused" in checked) return { ...checked, isPassing: false };
  try {
    const refusal = await refusalOfHost(checked.url.hostname, web.resolve);
    return refusal ? { ...refusal, isPassing: false } : checked;
  } catch {
    const refused = "The name of this website could not be looked up.";
    return { refused, isPassing: true, reason: "lookup" };
  }
}
