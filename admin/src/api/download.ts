import { addressOf, request } from "./client.ts";

/**
 * Asks for a file by a change of state, which a plain link cannot make, and hands it to the browser.
 * Refusals are `ApiError`, as with any call.
 */
export async function downloadByPost(path: string, otherwiseNamed: string): Promise<void> {
  const response = await request(addressOf(path), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });
  const name = fileNameIn(response.headers.get("Content-Disposition")) ?? otherwiseNamed;
  saveFile(await response.blob(), name);
}

/** A plain name of a file; what else a header may hold is not needed here. */
export function fileNameIn(disposition: string | null): string | null {
  const [, quoted, bare] = /\bfilename=(?:"([^"]+)"|([^;\s]+))/i.exec(disposition ?? "") ?? [];
  return quoted ?? bare ?? null;
}

/** Leaves it in the downloads. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by the next turn; kept longer, it would stay in memory.
  setTimeout(() => URL.revokeObjectURL(address));
}
