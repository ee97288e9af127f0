import { EXPORT_LEADS_MAX, type LeadFilter } from "../../../contracts/admin/leads.ts";
import type { Database } from "../store/database.ts";
import type { ClientScope } from "../store/day-range.ts";
import { instant } from "../store/instant.ts";
import { type ExportedLead, listExportedLeads } from "../store/leads.ts";
import { csvHeaders, toCsv, UTF8_MARK } from "./csv-file.ts";
import { guarded } from "./formula-guard.ts";

const COLUMNS = [
  "name",
  "email",
  "phone",
  "company",
  "notes",
  "status",
  "source",
  "assignee_name",
  "widget_name",
  "page_url",
  "created_at",
] as const satisfies readonly (keyof ExportedLead)[];

const PAGE_ROWS = 1_000;

/**
 * The newest first, at most `EXPORT_LEADS_MAX`; a page at a time, so that the file never stands in
 * memory. A page that fails breaks the download off: a file that ends too early must not look whole.
 */
export async function exportLeads(
  db: Database,
  scope: ClientScope,
  filter: LeadFilter,
): Promise<Response> {
  const pages = readPages(db, scope, filter);
  // Read before the answer begins: what fails at once is an error that can still be told.
  const first = await pages.next();
  const encoder = new TextEncoder();
  const file = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(UTF8_MARK + toCsv([[...COLUMNS]])));
      if (first.value) controller.enqueue(encoder.encode(first.value));
    },
    async pull(controller) {
      const { done, value } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(file, {
    headers: csvHeaders("leads.csv"),
  });
}

async function* readPages(
  db: Database,
  scope: ClientScope,
  filter: LeadFilter,
): AsyncGenerator<string, undefined> {
  let last: ExportedLead | undefined;
  for (let count = 0; count < EXPORT_LEADS_MAX; count += PAGE_ROWS) {
    const after = last ? { at: last.page_at, id: last.id } : null;
    const rows = await listExportedLeads(db, scope, filter, { after, limit: PAGE_ROWS });
    if (rows.length > 0) yield toCsv(rows.map((row) => COLUMNS.map((name) => cellOf(row, name))));
    if (rows.length < PAGE_ROWS) return undefined;
    last = rows.at(-1);
  }
  return undefined;
}

function cellOf(row: ExportedLead, name: (typeof COLUMNS)[number]): string {
  const value = row[name];
  if (value === null) return "";
  return guarded(name === "created_at" ? instant(value) : value);
}
