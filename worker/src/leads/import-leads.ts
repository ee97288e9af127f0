import { parse } from "csv-parse/sync";
import {
  CreateLead,
  IMPORT_LEADS_MAX,
  LEAD_STATUSES,
  type LeadStatus,
} from "../../../contracts/admin/leads.ts";
import { normalPhone } from "../domain/phone.ts";
import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import { createLeads, type NewLead } from "../store/lead-changes.ts";
import { uuidv7 } from "../uuid.ts";
import { unguarded } from "./formula-guard.ts";

const COLUMNS = ["name", "email", "phone", "company", "notes"] as const;
const DELIMITERS = [",", ";", "\t"] as const;

interface Wish {
  readonly clientId: number;
  /** Of the client: where its phone numbers belong that are written without one. */
  readonly country: string;
  readonly userId: number;
  readonly csv: string;
}

interface Refusal {
  readonly line: number;
  readonly reason: string;
}

/** Good rows are taken; each bad one is named with its line and reason. */
export async function importLeads(db: Database, { clientId, country, userId, csv }: Wish) {
  const refused: Refusal[] = [];
  const rows: NewLead[] = [];
  const [head, ...lines] = readLines(csv);
  const names = head?.record.map((name) => name.trim().toLowerCase()) ?? [];
  if (!COLUMNS.some((name) => names.includes(name))) {
    const message = `csv must begin with a line that names its columns: ${COLUMNS.join(", ")}.`;
    throw new AppError("bad_request", { message, field: "csv" });
  }
  for (const { record, info } of lines) {
    const read = leadOf(names, record);
    if ("reason" in read) {
      refused.push({ line: info.lines, reason: read.reason });
      continue;
    }
    const phone = read.lead.phone && normalPhone(read.lead.phone, country);
    rows.push({ ...read.lead, phone, id: uuidv7(Date.now()), clientId, source: "import" });
  }
  await createLeads(db, rows, { type: "imported", userId, details: {} });
  return { imported: rows.length, refused };
}

function leadOf(names: readonly string[], cells: readonly string[]) {
  // Most often a delimiter in a text that is not quoted: taken as it stands, the text would be cut.
  if (cells.slice(names.length).some((cell) => cell !== "")) {
    return { reason: "has more columns than the first line; put quotes around its texts" };
  }
  const cellOf = (name: string) => unguarded(cells[names.indexOf(name)] ?? "") || null;
  const row = CreateLead.safeParse(
    Object.fromEntries(COLUMNS.map((name) => [name, cellOf(name)] as const)),
  );
  if (!row.success) {
    const [issue] = row.error.issues;
    return { reason: `${issue?.path.join(".")}: ${issue?.message}` };
  }
  const { name, email, phone, company, notes } = row.data;
  const status = statusOf(cellOf("status"));
  if (status === "converted") {
    return { reason: "status: a lead becomes converted by way of “Make a client” alone" };
  }
  // A file says that it was lost, not why.
  const lostReason = status === "lost" ? ("other" as const) : null;
  return { lead: { name, email, phone, company, notes, status, lostReason } };
}

/** Other products' words for it tell nothing to us. */
function statusOf(word: string | null): LeadStatus {
  return LEAD_STATUSES.find((status) => status === word?.toLowerCase()) ?? "new";
}

interface CsvLine {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function readLines(csv: string): CsvLine[] {
  try {
    const lines = parse(csv, {
      bom: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: delimiterOf(csv),
    }) as unknown as CsvLine[]; // With `info`, each row comes with where it stood.
    if (lines.length <= IMPORT_LEADS_MAX + 1) return lines;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it is malformed";
    throw new AppError("bad_request", { message: `csv cannot be read: ${reason}.`, field: "csv" });
  }
  const message = `csv holds more than ${IMPORT_LEADS_MAX} rows. Import it in parts.`;
  throw new AppError("bad_request", { message, field: "csv" });
}

/** The one that the head line is divided by: in the lines below, the others are text. */
function delimiterOf(csv: string): string {
  const [head = ""] = csv.replace(/^\s+/, "").split(/\r?\n|\r/, 1);
  const bare = head.replace(/"[^"]*"/g, "");
  const countOf = (delimiter: string) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (countOf(next) > countOf(best) ? next : best));
}
