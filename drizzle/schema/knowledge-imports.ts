import { type AnyPgColumn, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import {
  IMPORT_KINDS,
  IMPORT_PAGE_STATUSES,
  IMPORT_STATUSES,
} from "../../contracts/knowledge-import-words.ts";
import { createdAt, identityKey, instant, notNegative, oneOf, updatedAt } from "./columns.ts";
import { users } from "./users.ts";
import { widgetConfigs } from "./widget-configs.ts";

export const knowledgeImports = pgTable(
  "knowledge_imports",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: IMPORT_KINDS }).notNull(),
    /** Null for what was pasted. */
    sourceUrl: text("source_url"),
    status: text("status", { enum: IMPORT_STATUSES }).notNull().default("queued"),
    pagesDone: integer("pages_done").notNull().default(0),
    pagesTotal: integer("pages_total").notNull().default(0),
    error: text("error"),
    /** The import of the same source that this one is compared with. */
    previousImportId: integer("previous_import_id").references(
      (): AnyPgColumn => knowledgeImports.id,
      { onDelete: "set null" },
    ),
    createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    oneOf("knowledge_imports_kind_check", table.kind, IMPORT_KINDS),
    oneOf("knowledge_imports_status_check", table.status, IMPORT_STATUSES),
    notNegative("knowledge_imports_pages_check", table.pagesDone, table.pagesTotal),
    index("knowledge_imports_widget_page").on(
      table.widgetId,
      table.createdAt.desc(),
      table.id.desc(),
    ),
    index("knowledge_imports_previous_index").on(table.previousImportId),
    index("knowledge_imports_created_by_index").on(table.createdBy),
  ],
);

/** What an import reads, one row a page. Pasted input stands in one row whose address is empty. */
export const knowledgeImportPages = pgTable(
  "knowledge_import_pages",
  {
    id: identityKey(),
    importId: integer("import_id")
      .notNull()
      .references(() => knowledgeImports.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    status: text("status", { enum: IMPORT_PAGE_STATUSES }).notNull().default("pending"),
    error: text("error"),
    content: text("content"),
  },
  (table) => [
    oneOf("knowledge_import_pages_status_check", table.status, IMPORT_PAGE_STATUSES),
    unique("knowledge_import_pages_import_url_unique").on(table.importId, table.url),
  ],
);
