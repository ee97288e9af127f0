import type { Refusal } from "../../outgoing/fetch-guarded.ts";
import type { Database } from "../../store/database.ts";
import { readDraft } from "../../store/knowledge-entries.ts";
import {
  failImport,
  findImportPage,
  type PageRecord,
  pendingPageIds,
  readProposals,
  readProposalsBefore,
  recordPage,
  recordSitemap,
  settleImport,
} from "../../store/knowledge-import-progress.ts";
import {
  findAnyImport,
  type ImportPageRow,
  type ImportRow,
  listImportPages,
} from "../../store/knowledge-imports.ts";
import { compareWithDraft } from "./compare.ts";
import { fetchPage, fetchSitemap, type Reader } from "./fetch-page.ts";
import { type ImportQueue, sendPages } from "./import-job.ts";
import { readCsv } from "./read-csv.ts";
import { readJson } from "./read-json.ts";
import { readPage } from "./read-page.ts";
import { readText } from "./read-text.ts";
import type { Reading } from "./reading.ts";

/** One step of an import, for whoever was handed its message. */
export interface Step {
  readonly db: Database;
  readonly queue: ImportQueue;
  readonly reader: Reader;
  /** A failure that may pass is asked for again, unless this is the last try. */
  readonly isLastTry: boolean;
}

export type StepOutcome = "done" | "later";

const PASTED_READERS = { csv: readCsv, json: readJson, text: readText } as const;

/** Looks up a sitemap and sends its pages into the queue. Repeated, it sends those that are not read yet. */
export async function runSitemap(step: Step): Promise<StepOutcome> {
  const { db, reader, queue } = step;
  const { importId } = reader;
  const row = await findAnyImport(db, importId);
  if (!row || isOver(row) || row.sourceUrl === null) return "done";
  if (row.pagesTotal === 0) {
    const sitemap = await fetchSitemap(row.sourceUrl, reader);
    if ("refused" in sitemap) return refuseSitemap(step, sitemap);
    if (sitemap.pages.length === 0) {
      await failImport(db, importId, "The sitemap names no pages of this website.");
      return "done";
    }
    const error = sitemap.problems.join("\n") || null;
    await recordSitemap(db, importId, { url: row.sourceUrl, error }, sitemap.pages);
  }
  await sendPages(queue, importId, await pendingPageIds(db, importId));
  return "done";
}

async function refuseSitemap(step: Step, { refused, isPassing }: Refusal): Promise<StepOutcome> {
  if (isPassing && !step.isLastTry) return "later";
  await failImport(step.db, step.reader.importId, refused);
  return "done";
}

/** Reads one page; the last one opens the import for review. */
export async function runPage(step: Step, pageId: number): Promise<StepOutcome> {
  const { db, reader } = step;
  const row = await findAnyImport(db, reader.importId);
  const page = await findImportPage(db, pageId);
  if (!row || isOver(row) || page?.importId !== row.id) return "done";
  if (page.status === "pending") {
    const record = await readImportPage(step, row, page);
    if (record === "later") return "later";
    await recordPage(db, pageId, record);
  }
  await settleIfRead(db, reader.importId);
  return "done";
}

/** What becomes of a step that failed again and again, for reasons of ours. */
export async function giveUpStep(
  db: Database,
  importId: number,
  pageId: number | null,
): Promise<void> {
  if (pageId === null) {
    await failImport(db, importId, "The sitemap could not be read after several tries.");
    return;
  }
  const error = "This page could not be read after several tries.";
  await recordPage(db, pageId, { status: "failed", error, sourceUrl: null, entries: [] });
  await settleIfRead(db, importId);
}

function isOver(row: ImportRow): boolean {
  return row.status !== "queued" && row.status !== "running";
}

async function readImportPage(
  { reader, isLastTry }: Step,
  row: ImportRow,
  page: ImportPageRow,
): Promise<PageRecord | "later"> {
  if (row.kind !== "url" && row.kind !== "sitemap") {
    return recordOf(PASTED_READERS[row.kind](page.content ?? ""), null);
  }
  const fetched = await fetchPage(page.url, reader);
  if (!("refused" in fetched)) return recordOf(readPage(fetched.html, fetched.url), page.url);
  if (fetched.isPassing && !isLastTry) return "later";
  // That a page is gone is something known of it, and so are its entries gone.
  const status = fetched.isGone ? "done" : fetched.isPassing ? "failed" : "skipped";
  return { status, error: fetched.refused, sourceUrl: page.url, entries: [] };
}

function recordOf({ entries, problems }: Reading, sourceUrl: string | null): PageRecord {
  const sentences = problems.map(({ line, message }) =>
    line === null ? message : `Line ${line}: ${message}`,
  );
  return { status: "done", error: sentences.join("\n") || null, sourceUrl, entries };
}

/** Compares once every page was tried. Repeated, or by two at once, it is settled once. */
async function settleIfRead(db: Database, importId: number): Promise<void> {
  const row = await findAnyImport(db, importId);
  if (!row || isOver(row) || row.pagesTotal === 0 || row.pagesDone < row.pagesTotal) return;
  const [pages, proposals, entries, before] = await Promise.all([
    listImportPages(db, importId),
    readProposals(db, importId),
    readDraft(db, row.widgetId),
    readProposalsBefore(db, row.previousImportId),
  ]);
  const comparison = compareWithDraft({
    proposals,
    entries,
    before: before.map((one) => ({
      ...one,
      isRejected: one.decision === "rejected",
      isTaken: one.appliedAt !== null || one.change === "same",
    })),
    unreadUrls: new Set(pages.filter(({ status }) => status !== "done").map(({ url }) => url)),
  });
  const hasNothing = proposals.length === 0 && comparison.goneEntryIds.length === 0;
  const problem = pages.find(({ error }) => error !== null)?.error;
  if (hasNothing) await failImport(db, importId, problem ?? "Nothing was found to propose.");
  else await settleImport(db, importId, comparison);
}
