import type { CreateImport } from "../../../../contracts/knowledge-imports.ts";
import { checkAddress } from "../../outgoing/public-address.ts";
import type { Database } from "../../store/database.ts";
import { pendingPageIds } from "../../store/knowledge-import-progress.ts";
import {
  createImport,
  findImport,
  type ImportRow,
  type NewImport,
} from "../../store/knowledge-imports.ts";
import { type ImportQueue, sendPages } from "./import-job.ts";

export type Started =
  | { readonly import: ImportRow }
  /** A sentence, and the field of the request that it is about. */
  | { readonly refused: string; readonly field: string };

/** Writes down what to read and hands it to the queue. */
export async function startImport(
  db: Database,
  queue: ImportQueue,
  widgetId: number,
  wish: CreateImport,
): Promise<Started> {
  if ("url" in wish) {
    const checked = checkAddress(wish.url);
    if ("refused" in checked) return { refused: checked.refused, field: "url" };
    return begin(db, queue, widgetId, fetchedImport(wish.kind, checked.url.href, null));
  }
  const previousImportId = wish.previous_import_id ?? null;
  if (previousImportId !== null && !(await findImport(db, widgetId, previousImportId))) {
    return { refused: "There is no such import.", field: "previous_import_id" };
  }
  const pages = [{ url: "", content: wish.content }];
  return begin(db, queue, widgetId, { kind: wish.kind, sourceUrl: null, previousImportId, pages });
}

/** The same source once more, to be compared. Null for what was pasted: it has no source to look at. */
export async function refreshImport(
  db: Database,
  queue: ImportQueue,
  previous: ImportRow,
): Promise<Started | null> {
  const { kind, sourceUrl, id, widgetId } = previous;
  if (sourceUrl === null) return null;
  return begin(db, queue, widgetId, fetchedImport(kind, sourceUrl, id));
}

function fetchedImport(
  kind: ImportRow["kind"],
  sourceUrl: string,
  previousImportId: number | null,
): NewImport {
  const pages = kind === "sitemap" ? [] : [{ url: sourceUrl, content: null }];
  return { kind, sourceUrl, previousImportId, pages };
}

async function begin(
  db: Database,
  queue: ImportQueue,
  widgetId: number,
  input: NewImport,
): Promise<Started> {
  const importId = await createImport(db, widgetId, input);
  if (input.kind === "sitemap") await queue.send({ kind: "import-sitemap", importId });
  else await sendPages(queue, importId, await pendingPageIds(db, importId));
  const row = await findImport(db, widgetId, importId);
  return row ? { import: row } : { refused: "The widget was deleted meanwhile.", field: "kind" };
}
