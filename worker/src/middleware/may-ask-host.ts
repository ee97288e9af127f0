import type { Env } from "../env.ts";

/**
 * Whether we may send a request to a host now. Whoever makes us ask need not be its owner, so that all
 * who do so share what one host is asked in a minute: we are no tool for making it busy.
 */
export function mayAskHost({
  INSTALL_CHECKS,
}: Pick<Env, "INSTALL_CHECKS">): (hostname: string) => Promise<boolean> {
  return async (hostname) => {
    // A dot at a name's end says that it is whole, and is the same host.
    const key = `host:${hostname.replace(/\.$/, "")}`;
    return (await INSTALL_CHECKS.limit({ key })).success;
  };
}
