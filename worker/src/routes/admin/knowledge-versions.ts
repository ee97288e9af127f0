import { type Context, Hono } from "hono";
import {
  DiffQuery,
  PublishDraft,
  type Published,
  type Version,
} from "../../../../contracts/knowledge-versions.ts";
import { PageQuery } from "../../../../contracts/page.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { toVersionEntry } from "../../knowledge/diff.ts";
import { type Publishing, publishDraft, rollBack } from "../../knowledge/publish.ts";
import { compareVersions, describeDraft, restoreVersion } from "../../knowledge/restore.ts";
import { pathId } from "../../middleware/path-id.ts";
import { readBody, readQuery } from "../../middleware/read-body.ts";
import { readEncoder } from "../../semantics.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import { openDatabase } from "../../store/database.ts";
import { findVersion, listVersions, type VersionSummary } from "../../store/knowledge-versions.ts";
import { placeOf, toPage } from "./page.ts";

/** From the draft to what visitors are answered from, and back. */
export const knowledgeVersionRoutes = new Hono<AppEnv>()
  .get("/draft", async (c) => c.json(await describeDraft(openDatabase(c.env), c.var.ownWidget.id)))
  .post("/publish", async (c) => {
    const { note, override_reason } = await readBody(c, PublishDraft);
    const wish = { note: note || null, overrideReason: override_reason ?? null };
    return answerPublished(
      c,
      await publishDraft(openDatabase(c.env), c.var.ownWidget, wish, readEncoder()),
    );
  })
  .get("/versions", async (c) => {
    const query = readQuery(c, PageQuery);
    const rows = await listVersions(openDatabase(c.env), c.var.ownWidget.id, placeOf(query));
    return c.json(toPage(rows, query, (row) => row.number, viewOf));
  })
  .get("/versions/:number", async (c) => {
    const query = readQuery(c, PageQuery);
    const { before, limit } = placeOf(query);
    const number = pathId(c, "number");
    const version = required(await findVersion(openDatabase(c.env), c.var.ownWidget.id, number));
    const rows = version.entries
      .filter((entry) => before === null || entry.id < before)
      .sort((left, right) => right.id - left.id)
      .slice(0, limit);
    const entries = toPage(rows, query, (entry) => entry.id, toVersionEntry);
    return c.json({ ...viewOf(version), entries });
  })
  .get("/versions/:number/diff", async (c) => {
    const { against } = readQuery(c, DiffQuery);
    const number = pathId(c, "number");
    const db = openDatabase(c.env);
    return c.json(required(await compareVersions(db, c.var.ownWidget.id, number, against)));
  })
  .post("/versions/:number/restore", async (c) => {
    const number = pathId(c, "number");
    return c.json(required(await restoreVersion(openDatabase(c.env), c.var.ownWidget.id, number)));
  })
  .post("/versions/:number/rollback", async (c) => {
    const number = pathId(c, "number");
    const publishing = await rollBack(openDatabase(c.env), c.var.ownWidget, number, readEncoder());
    return answerPublished(c, required(publishing));
  });

function required<Found>(found: Found | null): Found {
  if (found === null) throw new AppError("not_found");
  return found;
}

/** What is live in Postgres is brought to the edge at once; should that fail, the cron repeats it. */
async function answerPublished(c: Context<AppEnv>, publishing: Publishing): Promise<Response> {
  if ("version" in publishing) {
    const { widgetKey } = c.var.ownWidget;
    const hasReached = await publishNow(c.env, openDatabase(c.env), widgetKey);
    const body: Published = { ...viewOf(publishing.version), reached_edge: hasReached };
    return c.json(body, 201);
  }
  switch (publishing.refused) {
    case "tests_failed":
      throw new AppError("knowledge_tests_failed", { details: publishing.report });
    case "overtaken":
      throw new AppError("conflict", {
        message: "Another version was published meanwhile. Look at the difference, then publish.",
      });
  }
}

function viewOf(version: VersionSummary): Version {
  return {
    number: version.number,
    is_live: version.isLive,
    entry_count: version.entryCount,
    note: version.note,
    override_reason: version.overrideReason,
    test_report: version.testReport,
    restored_from: version.restoredFrom,
    created_by: version.createdBy,
    created_at: version.createdAt.toISOString(),
  };
}
