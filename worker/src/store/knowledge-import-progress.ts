import { and, asc, eq, ne, sql } from "drizzle-orm";
import {
  knowledgeImportPages,
  knowledgeImportProposals,
  knowledgeImports,
} from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import type { ImportPageRow } from "./knowledge-imports.ts";
import { storableJson } from "./storable-json.ts";

// What the queue does to an import. A message may come twice, and two messages at once: each of these
// statements changes only what has not been changed yet.

/** An entry as it was read. */
export interface ProposedEntry {
  readonly question: string;
  readonly alternativeQuestions: readonly string[];
  readonly answer: string;
  readonly keywords: readonly string[];
  readonly category: string | null;
  readonly priority: number;
}

export interface PageRecord {
  readonly status: "done" | "failed" | "skipped";
  /** Problems, one a line. */
  readonly error: string | null;
  /** Where the entries stand; null for what was pasted. */
  readonly sourceUrl: string | null;
  readonly entries: readonly ProposedEntry[];
}

export async function findImportPage(db: Database, pageId: number): Promise<ImportPageRow | null> {
  const [found] = await db
    .select()
    .from(knowledgeImportPages)
    .where(eq(knowledgeImportPages.id, pageId));
  return found ?? null;
}

/** The page's entries and its end, once: a page that was recorded already is left as it is. */
export async function recordPage(db: Database, pageId: number, record: PageRecord): Promise<void> {
  await db.execute(sql`
    with page as (
      update ${knowledgeImportPages} p
      set status = ${record.status}, error = ${record.error}, content = null
      from ${knowledgeImports} i
      where p.id = ${pageId}::int and p.status = 'pending'
        and i.id = p.import_id and i.status in ('queued', 'running')
      returning p.import_id
    ), progress as (
      update ${knowledgeImports} i
      set status = 'running', pages_done = i.pages_done + 1, updated_at = now()
      from page where i.id = page.import_id
    )
    insert into ${knowledgeImportProposals}
      (import_id, source_url, category, question, alternative_questions, answer, keywords, priority, change)
    select page.import_id, ${record.sourceUrl}::text, e.category, e.question,
      e."alternativeQuestions", e.answer, e.keywords, e.priority, 'new'
    from page, jsonb_to_recordset(${storableJson(record.entries)}::jsonb) as e(
      question text, "alternativeQuestions" text[], answer text, keywords text[], category text,
      priority int
    )`);
}

/** What a sitemap named, and the sitemap itself as a page that was read. Once. */
export async function recordSitemap(
  db: Database,
  importId: number,
  sitemap: { readonly url: string; readonly error: string | null },
  urls: readonly string[],
): Promise<void> {
  await db.execute(sql`
    with import as (
      update ${knowledgeImports}
      set status = 'running', pages_done = 1, pages_total = ${urls.length + 1}::int, updated_at = now()
      where id = ${importId}::int and status = 'queued' and pages_total = 0
      returning id
    )
    insert into ${knowledgeImportPages} (import_id, url, status, error)
    select id, ${sitemap.url}::text, 'done', ${sitemap.error}::text from import
    union all
    select import.id, page.url, 'pending', null
    from import, jsonb_array_elements_text(${storableJson(urls)}::jsonb) as page(url)
    where page.url <> ${sitemap.url}::text`);
}

export async function pendingPageIds(db: Database, importId: number): Promise<number[]> {
  const rows = await db
    .select({ id: knowledgeImportPages.id, status: knowledgeImportPages.status })
    .from(knowledgeImportPages)
    .where(eq(knowledgeImportPages.importId, importId))
    .orderBy(asc(knowledgeImportPages.id));
  return rows.filter((row) => row.status === "pending").map((row) => row.id);
}

export async function failImport(db: Database, importId: number, sentence: string): Promise<void> {
  await db.execute(sql`
    update ${knowledgeImports}
    set status = 'failed', error = ${sentence}, finished_at = now(), updated_at = now()
    where id = ${importId}::int and status in ('queued', 'running')`);
}

export async function readProposals(db: Database, importId: number) {
  return db
    .select()
    .from(knowledgeImportProposals)
    .where(eq(knowledgeImportProposals.importId, importId))
    .orderBy(asc(knowledgeImportProposals.id));
}

/** How many imports of one source are looked back upon. */
const IMPORTS_BEFORE_MAX = 10;

/**
 * What earlier imports of the same source found, oldest first. Several of them, since one in which a
 * page could not be read knows nothing of that page.
 */
export async function readProposalsBefore(db: Database, previousImportId: number | null) {
  if (previousImportId === null) return [];
  const chain = sql`(
    with recursive chain (id, previous, depth) as (
      select id, previous_import_id, 1 from ${knowledgeImports} where id = ${previousImportId}::int
      union all
      select i.id, i.previous_import_id, depth + 1
      from ${knowledgeImports} i join chain on i.id = chain.previous
      where depth < ${IMPORTS_BEFORE_MAX}
    )
    select id from chain)`;
  return db
    .select()
    .from(knowledgeImportProposals)
    .where(
      and(
        sql`${knowledgeImportProposals.importId} in ${chain}`,
        ne(knowledgeImportProposals.change, "gone"),
      ),
    )
    .orderBy(asc(knowledgeImportProposals.importId), asc(knowledgeImportProposals.id));
}

export interface Settlement {
  readonly changes: readonly {
    readonly id: number;
    readonly change: "new" | "changed" | "same";
    readonly entryId: number | null;
    /** It was rejected before and says what it said then. */
    readonly isRejected: boolean;
  }[];
  /** The same as an earlier proposal of this import: many pages repeat what stands on one. */
  readonly repeatedIds: readonly number[];
  /** Entries that came from this source, which has them no longer. */
  readonly goneEntryIds: readonly number[];
}

/** Writes what each proposal is and opens the import for review, once. */
export async function settleImport(
  db: Database,
  importId: number,
  { changes, repeatedIds, goneEntryIds }: Settlement,
): Promise<void> {
  await db.execute(sql`
    with settled as (
      update ${knowledgeImports}
      set status = 'ready', finished_at = now(), updated_at = now()
      where id = ${importId}::int and status in ('queued', 'running')
      returning id
    ), compared as (
      update ${knowledgeImportProposals} p
      set change = c.change, entry_id = c."entryId",
        decision = case when c."isRejected" then 'rejected' else 'pending' end
      from settled, jsonb_to_recordset(${storableJson(changes)}::jsonb)
        as c(id int, change text, "entryId" int, "isRejected" boolean)
      where p.import_id = settled.id and p.id = c.id
    ), repeats as (
      delete from ${knowledgeImportProposals} p using settled
      where p.import_id = settled.id
        and p.id in (select value::int from jsonb_array_elements_text(${storableJson(repeatedIds)}::jsonb))
    )
    insert into ${knowledgeImportProposals}
      (import_id, source_url, category, question, alternative_questions, answer, keywords, priority,
        change, entry_id)
    select settled.id, e.source_url, e.category, e.question, e.alternative_questions, e.answer,
      e.keywords, e.priority, 'gone', e.id
    from settled, widget_knowledge_base e
    where e.id in (select value::int from jsonb_array_elements_text(${storableJson(goneEntryIds)}::jsonb))`);
}
