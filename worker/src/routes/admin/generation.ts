import { type Context, Hono } from "hono";
import { ChangeGeneration, type GenerationStatus } from "../../../../contracts/generation.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { readGenerationSettings } from "../../generation/settings.ts";
import { readBody } from "../../middleware/read-body.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import { openDatabase } from "../../store/database.ts";
import {
  changeGenerationRules,
  findGenerationRules,
  type GenerationRules,
} from "../../store/generation-rules.ts";

/** Whether a model phrases a widget's answers, what that may cost a day, and what it has cost. */
export const generationRoutes = new Hono<AppEnv>()
  .get("/", async (c) => {
    const rules = await findGenerationRules(openDatabase(c.env), c.var.ownWidget.id);
    return c.json(await statusOf(c, rules));
  })
  .patch("/", async (c) => {
    const body = await readBody(c, ChangeGeneration);
    const db = openDatabase(c.env);
    const rules = await changeGenerationRules(db, c.var.ownWidget.id, {
      ...(body.enable_generation === undefined ? {} : { enableGeneration: body.enable_generation }),
      ...(body.daily_ceiling_micros === undefined
        ? {}
        : { generationDailyCeilingMicros: body.daily_ceiling_micros }),
    });
    await publishNow(c.env, db, c.var.ownWidget.widgetKey);
    return c.json(await statusOf(c, rules));
  });

async function statusOf(
  c: Context<AppEnv>,
  rules: GenerationRules | null,
): Promise<GenerationStatus> {
  if (!rules) throw new AppError("not_found");
  const budgets = c.env.GENERATION_BUDGETS;
  const today = await budgets.get(budgets.idFromName(c.var.ownWidget.widgetKey)).today();
  const read = readGenerationSettings(c.env);
  const settings = "settings" in read ? read.settings : null;
  return {
    is_configured: settings !== null,
    missing: "missing" in read ? [...read.missing] : [],
    model: settings?.model ?? null,
    enable_generation: rules.enableGeneration,
    daily_ceiling_micros: rules.generationDailyCeilingMicros,
    today: {
      day: today.day,
      used_micros: today.usedMicros,
      held_micros: today.heldMicros,
      calls: today.calls,
      phrased: today.phrased,
      refused: today.refused,
      failed: today.failed,
      over_ceiling: today.overCeiling,
    },
  };
}
