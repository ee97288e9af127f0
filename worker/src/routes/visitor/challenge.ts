import { Hono } from "hono";
import { SolveChallenge } from "../../../../contracts/guard.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { solveChallenge } from "../../guard/solve-challenge.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { callerAddress } from "../../middleware/caller-address.ts";
import { readBody } from "../../middleware/read-body.ts";
import { accept, requireConversation, threadOf } from "./thread.ts";

/** A visitor shows that they are a person; what was refused before may then be sent again. */
export const challengeRoutes = new Hono<AppEnv>().post("/", async (c) => {
  const { conversation_id, token } = await readBody(c, SolveChallenge);
  const ref = requireConversation(c, conversation_id);
  const { snapshot } = c.var.widget;
  const verified = await solveChallenge(c.env, snapshot, { token, address: callerAddress(c) });
  if (verified === "failed") throw new AppError("challenge_required");
  const passed = threadOf(c, ref).passChallenge(ref.conversationId, verified === "passed");
  return answerJson(c, accept(await passed));
});
