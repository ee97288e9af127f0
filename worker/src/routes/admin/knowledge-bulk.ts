import { Hono } from "hono";
import { BulkEntries, PrioritizeEntries } from "../../../../contracts/admin/knowledge.ts";
import type { AppEnv } from "../../env.ts";
import { readBody } from "../../middleware/read-body.ts";
import { openDatabase } from "../../store/database.ts";
import {
  changeEntriesInBulk,
  listCategories,
  prioritizeEntries,
} from "../../store/knowledge-bulk.ts";

/** Many of the draft's entries at once. */
export const knowledgeBulkRoutes = new Hono<AppEnv>()
  .get("/categories", async (c) =>
    c.json({ items: await listCategories(openDatabase(c.env), c.var.ownWidget.id) }),
  )
  .post("/bulk", async (c) => {
    const wish = await readBody(c, BulkEntries);
    const changed = await changeEntriesInBulk(openDatabase(c.env), c.var.ownWidget.id, wish);
    return c.json({ changed });
  })
  .put("/priorities", async (c) => {
    const { priorities } = await readBody(c, PrioritizeEntries, 64 * 1024);
    const changed = await prioritizeEntries(openDatabase(c.env), c.var.ownWidget.id, priorities);
    return c.json({ changed });
  });
