import { and, asc, count, desc, eq, lt, sql } from "drizzle-orm";
import {
  knowledgeImportPages,
  knowledgeImportProposals,
  knowledgeImports,
} from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { storableJson } from "./storable-json.ts";

export type ImportRow = Readonly<typeof knowledgeImports.$inferSelect>;
export type ImportPageRow = Readonly<typeof knowledgeImportPages.$inferSelect>;

export interface NewImport {
  readonly kind: ImportRow["kind"];
  readonly sourceUrl: string | null;
  readonly previousImportId: number | null;
  /** What to read: pasted text with an empty address, or an address. None yet for a sitemap. */
  readonly pages: readonly { readonly url: string; readonly content: string | null }[];
}

/** The import and what it is to read, both or neither. Returns its id. */
export async function createImport(
  db: Database,
  widgetId: number,
  input: NewImport,
): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    with created as (
      insert into ${knowledgeImports}
        (widget_id, kind, source_url, previous_import_id, pages_total)
      values (${widgetId}, ${input.kind}, ${input.sourceUrl}, ${input.previousImportId}::int,
        ${input.pages.length}::int)
      returning id
    ), pages as (
      insert into ${knowledgeImportPages} (import_id, url, content)
      select created.id, page.url, page.content
      from created, jsonb_to_recordset(${storableJson(input.pages)}::jsonb)
        as page(url text, content text)
    )
    select id from created`);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("an insert without a conflict returns its row");
  return id;
}

export async function findImport(
  db: Database,
  widgetId: number,
  importId: number,
): Promise<ImportRow | null> {
  const [found] = await db
    .select()
    .from(knowledgeImports)
    .where(and(eq(knowledgeImports.widgetId, widgetId), eq(knowledgeImports.id, importId)));
  return found ?? null;
}

/** For the queue, which was told only the id. */
export async function findAnyImport(db: Database, importId: number): Promise<ImportRow | null> {
  const [found] = await db.select().from(knowledgeImports).where(eq(knowledgeImports.id, importId));
  return found ?? null;
}

/** Newest first, those with an id below `before`. */
export async function listImports(
  db: Database,
  widgetId: number,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<ImportRow[]> {
  return db
    .select()
    .from(knowledgeImports)
    .where(
      and(
        eq(knowledgeImports.widgetId, widgetId),
        before === null ? undefined : lt(knowledgeImports.id, before),
      ),
    )
    .orderBy(desc(knowledgeImports.id))
    .limit(limit);
}

/** Without what was pasted, which may be long. */
export async function listImportPages(
  db: Database,
  importId: number,
): Promise<Omit<ImportPageRow, "content" | "importId">[]> {
  const { id, url, status, error } = knowledgeImportPages;
  return db
    .select({ id, url, status, error })
    .from(knowledgeImportPages)
    .where(eq(knowledgeImportPages.importId, importId))
    .orderBy(asc(id));
}

export async function countProposals(
  db: Database,
  importId: number,
): Promise<{ change: "new" | "changed" | "same" | "gone"; proposals: number }[]> {
  return db
    .select({ change: knowledgeImportProposals.change, proposals: count() })
    .from(knowledgeImportProposals)
    .where(eq(knowledgeImportProposals.importId, importId))
    .groupBy(knowledgeImportProposals.change);
}

/** Marks as failed what has not moved for that long. Returns how many. */
export async function failUnfinishedImports(
  db: Database,
  idleMinutes: number,
  sentence: string,
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update ${knowledgeImports}
    set status = 'failed', error = ${sentence}, finished_at = now(), updated_at = now()
    where status in ('queued', 'running')
      and updated_at < now() - make_interval(mins => ${idleMinutes}::int)`);
  return rowCount;
}
