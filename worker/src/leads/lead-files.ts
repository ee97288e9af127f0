import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import {
  CreateLead,
  EXPORT_LEADS_MAX,
  IMPORT_LEADS_MAX,
  type LeadFilter,
} from "../../../contracts/admin/leads.ts";
import { normalPhone } from "../domain/phone.ts";
import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import type { ClientScope } from "../store/day-range.ts";
import { instant } from "../store/instant.ts";
import { createLeads, type NewLead } from "../store/lead-changes.ts";
import { type LeadRow, listLeads } from "../store/leads.ts";
import { uuidv7 } from "../uuid.ts";

const COLUMNS = ["name", "email", "phone", "company", "notes"] as const;
const EXPORTED = [
  ...COLUMNS,
  "status",
  "source",
  "assignee_name",
  "widget_name",
  "page_url",
  "created_at",
] as const satisfies readonly (keyof LeadRow)[];

/** A cell that begins so is a formula to a spreadsheet: whoever filled the chat's form wrote it. */
const FORMULA = /^[=+\-@\t\r]/;

/** The newest first, at most `EXPORT_LEADS_MAX`. */
export async function exportLeads(
  db: Database,
  scope: ClientScope,
  filter: LeadFilter,
): Promise<Response> {
  const rows = await listLeads(db, scope, filter, { after: null, limit: EXPORT_LEADS_MAX });
  const table = rows.map((row) => EXPORTED.map((name) => cellOf(row, name)));
  // The mark at the head tells Excel that it is UTF-8.
  const csv = stringify([EXPORTED.map(String), ...table], { bom: true, record_delimiter: "\r\n" });
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="leads.csv"',
      "Cache-Control": "no-store",
    },
  });
}

function cellOf(row: LeadRow, name: (typeof EXPORTED)[number]): string {
  const value = row[name];
  if (value === null) return "";
  const text = name === "created_at" ? instant(value) : value;
  return FORMULA.test(text) ? `'${text}` : text;
}

interface Wish {
  readonly clientId: number;
  readonly userId: number;
  readonly csv: string;
}

/** Good rows are taken; each bad one is named with its line and reason. */
export async function importLeads(db: Database, { clientId, userId, csv }: Wish) {
  const refused: { line: number; reason: string }[] = [];
  const rows: NewLead[] = [];
  for (const { record, info } of readRows(csv)) {
    const row = CreateLead.safeParse(
      Object.fromEntries(COLUMNS.map((name) => [name, clean(record[name])])),
    );
    if (!row.success) {
      const [issue] = row.error.issues;
      refused.push({ line: info.lines, reason: `${issue?.path.join(".")}: ${issue?.message}` });
      continue;
    }
    const { client_id: _, assigned_to: __, ...fields } = row.data;
    const phone = fields.phone && normalPhone(fields.phone);
    rows.push({ ...fields, phone, id: uuidv7(Date.now()), clientId, source: "import" });
  }
  await createLeads(db, rows, { type: "imported", userId, details: {} });
  return { imported: rows.length, refused };
}

interface CsvRow {
  readonly record: Partial<Record<string, string>>;
  readonly info: { readonly lines: number };
}

function readRows(csv: string): CsvRow[] {
  try {
    const rows = parse(csv, {
      columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: [",", ";", "\t"],
    }) as unknown as CsvRow[]; // With `info`, each row comes with where it stood.
    if (rows.length <= IMPORT_LEADS_MAX) return rows;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it is malformed";
    throw new AppError("bad_request", { message: `csv cannot be read: ${reason}.`, field: "csv" });
  }
  const message = `csv holds more than ${IMPORT_LEADS_MAX} rows. Import it in parts.`;
  throw new AppError("bad_request", { message, field: "csv" });
}

function clean(cell: string | undefined): string | null {
  return cell ? cell.replace(/^'(?=[=+\-@])/, "") : null;
}
