import { Hono } from "hono";
import { ENTRY_BODY_BYTES_MAX } from "../../../../contracts/knowledge-entries.ts";
import {
  DraftGapEntry,
  GapsQuery,
  HealthQuery,
  ReplayQuestions,
  ThresholdQuery,
  TryQuestion,
} from "../../../../contracts/knowledge-insights.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { draftFromGap } from "../../knowledge/insights/drafting.ts";
import {
  replayTraffic,
  reportGaps,
  reportHealth,
  reportThreshold,
  tryQuestion,
} from "../../knowledge/insights/reports.ts";
import { readBody, readQuery } from "../../middleware/read-body.ts";
import { readEncoder } from "../../semantics.ts";
import { openDatabase } from "../../store/database.ts";
import { viewDrafted, viewThreshold, viewTried } from "./knowledge-insights-views.ts";
import { viewGaps, viewHealth, viewReplay } from "./knowledge-reports-views.ts";

/** What tells the owner of the knowledge how it does. Nothing here changes what visitors get. */
export const knowledgeInsightRoutes = new Hono<AppEnv>()
  .post("/try", async (c) => {
    const { target, ...words } = await readBody(c, TryQuestion);
    const widget = c.var.ownWidget;
    const trial = { ...words, target, encoder: readEncoder() };
    const tried = await tryQuestion(openDatabase(c.env), widget, trial);
    return c.json(viewTried(required(tried), target, widget.answerThreshold));
  })
  .get("/threshold", async (c) => {
    const { days, wrong_cost: wrongCost } = readQuery(c, ThresholdQuery);
    const window = { days, nowMs: Date.now() };
    const curve = await reportThreshold(openDatabase(c.env), c.var.ownWidget, window, wrongCost);
    return c.json(viewThreshold(curve, days, wrongCost));
  })
  .get("/gaps", async (c) => {
    const { days, limit } = readQuery(c, GapsQuery);
    const window = { days, nowMs: Date.now() };
    const options = { gapsMax: limit, encoder: readEncoder() };
    const gaps = await reportGaps(openDatabase(c.env), c.var.ownWidget, window, options);
    return c.json(viewGaps(required(gaps), days));
  })
  .post("/gaps/draft-entry", async (c) => {
    const wish = await readBody(c, DraftGapEntry, ENTRY_BODY_BYTES_MAX);
    const drafted = await draftFromGap(openDatabase(c.env), c.var.ownWidget.id, wish);
    return c.json(viewDrafted(drafted), 201);
  })
  .post("/replay", async (c) => {
    const { days, limit } = await readBody(c, ReplayQuestions);
    const window = { days, nowMs: Date.now() };
    const options = { questionsMax: limit, encoder: readEncoder() };
    const replayed = await replayTraffic(openDatabase(c.env), c.var.ownWidget, window, options);
    return c.json(viewReplay(required(replayed), days));
  })
  .get("/health", async (c) => {
    const { days } = readQuery(c, HealthQuery);
    const window = { days, nowMs: Date.now() };
    const db = openDatabase(c.env);
    const examined = await reportHealth(db, c.var.ownWidget, window, readEncoder());
    return c.json(viewHealth(required(examined), days));
  });

/** The widget was there when the call came in, and may have been deleted since. */
function required<Found>(found: Found | null): Found {
  if (found === null) throw new AppError("not_found");
  return found;
}
