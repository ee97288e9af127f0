import { Hono } from "hono";

/** Nothing but Hono and the answer in memory: the ceiling that the product's config is held against. */
const app = new Hono<{ Bindings: { readonly CONFIG_JSON: string } }>().get(
  "/api/chat-widget/public/widget/:key/config",
  (c) => c.body(c.env.CONFIG_JSON, 200, { "Content-Type": "application/json; charset=UTF-8" }),
);

// biome-ignore lint/style/noDefaultExport: workerd looks for the Worker's handler there.
export default app;
