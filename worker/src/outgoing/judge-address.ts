import { checkAddress, refusalOfHost } from "./public-address.ts";
import type { Web } from "./web.ts";

export type JudgedAddress =
  | { readonly url: URL }
  /** A sentence, and whether it may go well in a minute. */
  | { readonly refused: string; readonly isPassing: boolean };

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
  if ("refused" in checked) return { refused: checked.refused, isPassing: false };
  try {
    const problem = await refusalOfHost(checked.url.hostname, web.resolve);
    return problem ? { refused: problem, isPassing: false } : checked;
  } catch {
    return { refused: "The name of this website could not be looked up.", isPassing: true };
  }
}
