import { Hono } from "hono";
import {
  ChangeKnowledgeTest,
  CreateKnowledgeTest,
  CreateTestFromMessage,
  type KnowledgeTest,
} from "../../../../contracts/knowledge-tests.ts";
import { PageQuery } from "../../../../contracts/page.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { testDraft } from "../../knowledge/publish.ts";
import { addTest, addTestFromMessage, editTest } from "../../knowledge/tests.ts";
import { pathId } from "../../middleware/path-id.ts";
import { readBody, readQuery } from "../../middleware/read-body.ts";
import { readEncoder } from "../../semantics.ts";
import { openDatabase } from "../../store/database.ts";
import { deleteTest, listTests, type TestRow } from "../../store/knowledge-tests.ts";
import { placeOf, toPage } from "./page.ts";

/** The questions that gate a publish. */
export const knowledgeTestRoutes = new Hono<AppEnv>()
  .get("/", async (c) => {
    const query = readQuery(c, PageQuery);
    const rows = await listTests(openDatabase(c.env), c.var.ownWidget.id, placeOf(query));
    return c.json(toPage(rows, query, (row) => row.id, viewOf));
  })
  .post("/", async (c) => {
    const body = await readBody(c, CreateKnowledgeTest);
    return c.json(viewOf(await addTest(openDatabase(c.env), c.var.ownWidget.id, body)), 201);
  })
  .post("/run", async (c) =>
    c.json(await testDraft(openDatabase(c.env), c.var.ownWidget, readEncoder())),
  )
  .post("/from-message", async (c) => {
    const body = await readBody(c, CreateTestFromMessage);
    const created = await addTestFromMessage(openDatabase(c.env), c.var.ownWidget.id, body);
    return c.json(viewOf(created), 201);
  })
  .patch("/:testId", async (c) => {
    const testId = pathId(c, "testId");
    const body = await readBody(c, ChangeKnowledgeTest);
    const changed = await editTest(openDatabase(c.env), c.var.ownWidget.id, testId, body);
    if (!changed) throw new AppError("not_found");
    return c.json(viewOf(changed));
  })
  .delete("/:testId", async (c) => {
    const testId = pathId(c, "testId");
    const isDeleted = await deleteTest(openDatabase(c.env), c.var.ownWidget.id, testId);
    if (!isDeleted) throw new AppError("not_found");
    return c.body(null, 204);
  });

function viewOf(row: TestRow): KnowledgeTest {
  return {
    id: row.id,
    question: row.question,
    expected_entry_id: row.expectedEntryId,
    source: row.source,
    source_message_id: row.sourceMessageId,
    is_active: row.isActive,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
