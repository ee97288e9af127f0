import { Hono } from "hono";
import type { AppEnv } from "../../env.ts";
import { limitStarts, limitWrites } from "../../middleware/limit-address.ts";
import { refuseBlocked } from "../../middleware/refuse-blocked.ts";
import { answerPreflight, requireWidget } from "../../middleware/require-widget.ts";
import { appointmentRoutes } from "./appointments.ts";
import { challengeRoutes } from "./challenge.ts";
import { configRoutes } from "./config.ts";
import { conversationRoutes } from "./conversation.ts";
import { eraseRoutes } from "./erase.ts";
import { eventRoutes } from "./event.ts";
import { feedbackRoutes } from "./feedback.ts";
import { handoverRoutes } from "./handover.ts";
import { identifyRoutes } from "./identify.ts";
import { leadRoutes } from "./lead.ts";
import { messageRoutes } from "./message.ts";
import { socketRoutes } from "./socket.ts";

/** The public API: what a visitor's browser may ask, without login. */
export const visitorRoutes = new Hono<AppEnv>()
  .options("*", answerPreflight)
  // Admits its visitors itself, see there.
  .route("/config", configRoutes)
  .use("/socket", requireWidget, refuseBlocked)
  .use("/availability", requireWidget)
  .post("*", requireWidget, refuseBlocked, limitWrites)
  .post("/conversation", limitStarts)
  .route("/socket", socketRoutes)
  .route("/message", messageRoutes)
  .route("/challenge", challengeRoutes)
  .route("/capture-lead", leadRoutes)
  .route("/feedback", feedbackRoutes)
  .route("/event", eventRoutes)
  .route("/erase", eraseRoutes)
  .route("/identify", identifyRoutes)
  .route("/", appointmentRoutes)
  .route("/", handoverRoutes)
  .route("/", conversationRoutes);
