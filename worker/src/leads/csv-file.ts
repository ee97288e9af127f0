import { stringify } from "csv-stringify/sync";

/** Tells Excel that the file is UTF-8. */
export const UTF8_MARK = "\uFEFF";

export function toCsv(table: readonly (readonly string[])[]): string {
  return stringify([...table], { record_delimiter: "\r\n" });
}

export function csvHeaders(fileName: string): Record<string, string> {
  return {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="${fileName}"`,
    "Cache-Control": "no-store",
  };
}
