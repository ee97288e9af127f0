import { Hono } from "hono";
import {
  type ChangeEntry,
  CreateEntry,
  ENTRY_BODY_BYTES_MAX,
  type Entry,
  ListEntries,
  PatchEntry,
} from "../../../../contracts/knowledge-entries.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { editEntry } from "../../knowledge/edit-entry.ts";
import { pathId } from "../../middleware/path-id.ts";
import { readBody, readQuery } from "../../middleware/read-body.ts";
import { openDatabase } from "../../store/database.ts";
import {
  createEntries,
  type EntryChange,
  type EntryRow,
  findEntry,
  listEntries,
  markEntryDeleted,
} from "../../store/knowledge-entries.ts";
import { changedContent } from "./changed-content.ts";
import { entryListOf, toEntryPage } from "./entry-page.ts";

/** The draft's entries. What is changed here reaches visitors with the next publish. */
export const knowledgeRoutes = new Hono<AppEnv>()
  .get("/", async (c) => {
    const query = readQuery(c, ListEntries);
    const rows = await listEntries(openDatabase(c.env), c.var.ownWidget.id, entryListOf(query));
    return c.json(toEntryPage(rows, query, viewOf));
  })
  .post("/", async (c) => {
    const { question, answer, ...others } = await readBody(c, CreateEntry, ENTRY_BODY_BYTES_MAX);
    const entry = { ...toChange(others), question, answer };
    const [created] = await createEntries(openDatabase(c.env), c.var.ownWidget.id, [entry]);
    return c.json(viewOf(required(created)), 201);
  })
  .get("/:entryId", async (c) => {
    const entryId = pathId(c, "entryId");
    const found = await findEntry(openDatabase(c.env), c.var.ownWidget.id, entryId);
    return c.json(viewOf(required(found)));
  })
  .patch("/:entryId", async (c) => {
    const entryId = pathId(c, "entryId");
    const body = await readBody(c, PatchEntry, ENTRY_BODY_BYTES_MAX);
    const { seen_updated_at, ...change } = body;
    const db = openDatabase(c.env);
    const wish = toChange(change);
    const changed = await editEntry(db, c.var.ownWidget.id, entryId, wish, seen_updated_at);
    return c.json(viewOf(required(changed)));
  })
  .delete("/:entryId", async (c) => {
    const entryId = pathId(c, "entryId");
    const isDeleted = await markEntryDeleted(openDatabase(c.env), c.var.ownWidget.id, entryId);
    if (!isDeleted) throw new AppError("not_found");
    return c.body(null, 204);
  });

function required(row: EntryRow | null | undefined): EntryRow {
  if (!row) throw new AppError("not_found");
  return row;
}

function toChange(body: ChangeEntry): EntryChange {
  return {
    ...changedContent(body),
    ...(body.source_url === undefined ? {} : { sourceUrl: body.source_url }),
    ...(body.is_active === undefined ? {} : { isActive: body.is_active }),
  };
}

function viewOf(row: EntryRow): Entry {
  return {
    id: row.id,
    category: row.category,
    question: row.question,
    alternative_questions: row.alternativeQuestions,
    answer: row.answer,
    keywords: row.keywords,
    priority: row.priority,
    source_url: row.sourceUrl,
    is_active: row.isActive,
    times_used: row.timesUsed,
    helpful_count: row.helpfulCount,
    not_helpful_count: row.notHelpfulCount,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
