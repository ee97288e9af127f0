import type { ConfigCheck } from "./debug-report.ts";

async function stateOf(address: string): Promise<ConfigCheck["state"]> {
  try {
    // As the loader asks, so that the browser's cache may answer and no view is counted twice.
    const answer = await fetch(address, { credentials: "omit" });
    if (answer.ok) return "ok";
    if (answer.status === 404) return "not_found";
    return answer.status === 403 ? "not_allowed" : "unreachable";
  } catch {
    return isThere(address);
  }
}

/** A refused site may not read that it is refused; it may only see that somebody answers. */
async function isThere(address: string): Promise<"not_allowed" | "unreachable"> {
  try {
    await fetch(address, { credentials: "omit", mode: "no-cors" });
    return "not_allowed";
  } catch {
    return "unreachable";
  }
}

export function checkConfig(apiBase: string, key: string): Promise<ConfigCheck["state"]> {
  return stateOf(`${apiBase}/api/chat-widget/public/widget/${key}/config`);
}
