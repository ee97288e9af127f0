import { Hono } from "hono";
import { ReportEvent } from "../../../../contracts/conversation.ts";
import type { AppEnv } from "../../env.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { readBody } from "../../middleware/read-body.ts";
import { count } from "../../tallies.ts";
import { widgetKeyOf } from "./thread.ts";

export const eventRoutes = new Hono<AppEnv>().post("/", async (c) => {
  await readBody(c, ReportEvent);
  count(c.env, c.executionCtx, widgetKeyOf(c), "opens");
  return answerJson(c, { success: true });
});
