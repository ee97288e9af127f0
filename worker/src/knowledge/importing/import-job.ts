/** What the queue carries for an import: the sitemap to look up, or one page to read. */
export type ImportJob =
  | { readonly kind: "import-sitemap"; readonly importId: number }
  | { readonly kind: "import-page"; readonly importId: number; readonly pageId: number };

export type ImportQueue = Pick<Queue<ImportJob>, "send" | "sendBatch">;

/** Of the queue, for one call. */
const MESSAGES_AT_ONCE_MAX = 100;
/** Pages of one site are read no closer than that, one after another. */
const SECONDS_BETWEEN_PAGES = 1;

export async function sendPages(
  queue: ImportQueue,
  importId: number,
  pageIds: readonly number[],
): Promise<void> {
  const messages = pageIds.map((pageId, at) => ({
    body: { kind: "import-page", importId, pageId } as const,
    delaySeconds: at * SECONDS_BETWEEN_PAGES,
  }));
  for (let from = 0; from < messages.length; from += MESSAGES_AT_ONCE_MAX) {
    await queue.sendBatch(messages.slice(from, from + MESSAGES_AT_ONCE_MAX));
  }
}
