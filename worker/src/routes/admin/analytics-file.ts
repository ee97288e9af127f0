import { Figures } from "../../../../contracts/admin/analytics.ts";
import { figuresOf } from "../../domain/figures.ts";
import { csvHeaders, toCsv, UTF8_MARK } from "../../leads/csv-file.ts";
import { guarded } from "../../leads/formula-guard.ts";
import { everyDay, readDaySums } from "../../store/analytics.ts";
import { readEntries, readHours, readPlaces } from "../../store/analytics-breakdown.ts";
import type { Database } from "../../store/database.ts";
import type { FigureWish } from "../../store/figure-days.ts";

/** Of a list: the rest is of entries and pages that hardly anybody saw. */
const ROWS_MAX = 5_000;

type Part = "days" | "hours" | "entries" | "pages" | "referrers";
type Row = Readonly<Record<string, string | number | null>>;

const PLACE_COLUMNS = ["place", "conversations", "leads"] as const;
const COLUMNS: Readonly<Record<Part, readonly string[]>> = {
  days: ["date", ...Object.keys(Figures.shape)],
  hours: ["weekday", "hour", "conversations"],
  entries: ["entry_id", "question", "widget_name", "answers", "helpful", "not_helpful"],
  pages: PLACE_COLUMNS,
  referrers: PLACE_COLUMNS,
};

/** A part of the figures as a file for a spreadsheet. */
export async function answerFile(db: Database, wish: FigureWish, part: Part): Promise<Response> {
  const rows = await readPart(db, wish, part);
  const columns = COLUMNS[part];
  const cells = rows.map((row) => columns.map((name) => cellOf(row[name] ?? null)));
  return new Response(UTF8_MARK + toCsv([columns, ...cells]), {
    headers: csvHeaders(`analytics-${part}-${wish.from}-${wish.to}.csv`),
  });
}

async function readPart(db: Database, wish: FigureWish, part: Part): Promise<readonly Row[]> {
  switch (part) {
    case "days":
      return everyDay(wish, await readDaySums(db, wish)).map(({ date, ...sums }) => ({
        date,
        ...figuresOf(sums),
      }));
    case "hours":
      return (await readHours(db, wish)).map((row) => ({ ...row }));
    case "entries":
      return (await readEntries(db, wish, { order: "top", limit: ROWS_MAX })).map((row) => ({
        ...row,
      }));
    case "pages":
      return await placeRows(db, wish, "page");
    case "referrers":
      return await placeRows(db, wish, "referrer");
  }
}

async function placeRows(db: Database, wish: FigureWish, kind: "page" | "referrer") {
  return (await readPlaces(db, wish, { kind, limit: ROWS_MAX })).map((row) => ({ ...row }));
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  // A number of ours is never a formula; a text may be a visitor's.
  return typeof value === "number" ? String(value) : guarded(value);
}
