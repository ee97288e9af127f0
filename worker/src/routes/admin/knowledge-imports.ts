import { type Context, Hono } from "hono";
import {
  ApplyImport,
  ChangeProposal,
  CreateImport,
  IMPORT_BODY_BYTES_MAX,
  type ImportApplied,
  type ImportDetails,
  ListProposals,
  PROPOSAL_BODY_BYTES_MAX,
  type Proposal,
} from "../../../../contracts/knowledge-imports.ts";
import { PageQuery } from "../../../../contracts/page.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import {
  refreshImport,
  type Started,
  startImport,
} from "../../knowledge/importing/start-import.ts";
import { pathId } from "../../middleware/path-id.ts";
import { readBody, readQuery } from "../../middleware/read-body.ts";
import { openDatabase } from "../../store/database.ts";
import {
  applyProposals,
  changeProposal,
  listProposals,
} from "../../store/knowledge-import-review.ts";
import {
  countProposals,
  findImport,
  type ImportRow,
  listImportPages,
  listImports,
} from "../../store/knowledge-imports.ts";
import { detailsOf, toProposalChange, viewOf, viewOfProposal } from "./knowledge-import-views.ts";
import { placeOf, toPage } from "./page.ts";

/** Knowledge from elsewhere: read by the queue, proposed here, and taken into the draft when accepted. */
export const knowledgeImportRoutes = new Hono<AppEnv>()
  .post("/", async (c) => {
    const wish = await readBody(c, CreateImport, IMPORT_BODY_BYTES_MAX);
    const db = openDatabase(c.env);
    return answerStarted(c, await startImport(db, c.env.KNOWLEDGE_JOBS, c.var.ownWidget.id, wish));
  })
  .get("/", async (c) => {
    const query = readQuery(c, PageQuery);
    const rows = await listImports(openDatabase(c.env), c.var.ownWidget.id, placeOf(query));
    return c.json(toPage(rows, query, (row) => row.id, viewOf));
  })
  .get("/:importId", async (c) => {
    const row = await requireImport(c);
    const db = openDatabase(c.env);
    const [pages, counts] = await Promise.all([
      listImportPages(db, row.id),
      countProposals(db, row.id),
    ]);
    return c.json(detailsOf(row, pages, counts) satisfies ImportDetails);
  })
  .get("/:importId/proposals", async (c) => {
    const query = readQuery(c, ListProposals);
    const { before: after, limit } = placeOf(query);
    const row = await requireImport(c);
    const list = { after, limit, change: query.change, decision: query.decision };
    const rows = await listProposals(openDatabase(c.env), row.id, list);
    return c.json(toPage(rows, query, ({ proposal }) => proposal.id, viewOfProposal));
  })
  .patch("/:importId/proposals/:proposalId", async (c) => {
    const id = pathId(c, "proposalId");
    const change = toProposalChange(await readBody(c, ChangeProposal, PROPOSAL_BODY_BYTES_MAX));
    const row = requireReviewable(await requireImport(c));
    const db = openDatabase(c.env);
    const hasChanged = await changeProposal(db, row.id, id, change);
    const [found] = await listProposals(db, row.id, { after: null, limit: 1, id });
    if (!found) throw new AppError("not_found");
    if (!hasChanged) {
      const message = "This proposal is in the draft already. Change the entry instead.";
      throw new AppError("conflict", { message });
    }
    return c.json(viewOfProposal(found) satisfies Proposal);
  })
  .post("/:importId/apply", async (c) => {
    const { accept } = await readBody(c, ApplyImport, PROPOSAL_BODY_BYTES_MAX);
    const row = requireReviewable(await requireImport(c));
    const db = openDatabase(c.env);
    const applied = await applyProposals(db, c.var.ownWidget.id, row.id, accept);
    return c.json({ import: viewOf(await requireImport(c)), ...applied } satisfies ImportApplied);
  })
  .post("/:importId/refresh", async (c) => {
    const row = requireOver(await requireImport(c));
    const started = await refreshImport(openDatabase(c.env), c.env.KNOWLEDGE_JOBS, row);
    if (started) return answerStarted(c, started);
    const message = "What was pasted has no source to look at again. Import the new text instead.";
    throw new AppError("conflict", { message });
  });

async function requireImport(c: Context<AppEnv>): Promise<ImportRow> {
  const importId = pathId(c, "importId");
  const row = await findImport(openDatabase(c.env), c.var.ownWidget.id, importId);
  if (!row) throw new AppError("not_found");
  return row;
}

function requireOver(row: ImportRow): ImportRow {
  if (row.status !== "queued" && row.status !== "running") return row;
  throw new AppError("conflict", { message: "This import is not finished yet." });
}

function requireReviewable(row: ImportRow): ImportRow {
  if (row.status !== "failed") return requireOver(row);
  throw new AppError("conflict", { message: "This import failed. Start it again." });
}

function answerStarted(c: Context<AppEnv>, started: Started): Response {
  if ("import" in started) return c.json(viewOf(started.import), 202);
  throw new AppError("bad_request", { message: started.refused, field: started.field });
}
