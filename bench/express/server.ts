import express from "express";
import pg from "pg";
import { configRoute } from "./config-route.ts";
import { conversationRoute } from "./conversation-route.ts";
import { feedbackRoute } from "./feedback-route.ts";
import { leadRoute } from "./lead-route.ts";
import { messageRoute } from "./message-route.ts";

// The obvious way to build the same five calls: Express, node-postgres, and a query for each thing
// that a request needs to know. Run by start-express.ts as a process of its own.

// One connection for each request that the bench has under way: waiting for one is not to be measured.
const CONNECTIONS_MAX = 50;

const [databaseUrl, port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS_MAX });
pool.on("error", () => undefined);

const app = express()
  .disable("x-powered-by")
  .use(express.json({ limit: "16kb" }))
  .use(
    "/api/chat-widget/public/widget/:key",
    express
      .Router({ mergeParams: true })
      .get("/config", configRoute(pool))
      .post("/conversation", conversationRoute(pool))
      .post("/message", messageRoute(pool))
      .post("/capture-lead", leadRoute(pool))
      .post("/feedback", feedbackRoute(pool)),
  );

const server = app.listen(Number(port), "127.0.0.1", () => process.send?.("ready"));

process.once("disconnect", () => {
  server.closeAllConnections();
  process.exit(0);
});
// Ctrl-C reaches the whole terminal; the order of stopping is not ours to decide.
process.on("SIGINT", () => undefined);
