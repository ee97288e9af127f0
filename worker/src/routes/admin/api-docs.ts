import { Hono } from "hono";
import { version } from "../../../../package.json";
import type { AppEnv } from "../../env.ts";
import { secureApi, secureReader } from "../../middleware/secure-headers.ts";
import { openApiDocument } from "../../openapi/document.ts";

let made: object | null = null;

/** What the admin API offers, for programs and for people. It says nothing of anybody's data. */
export const apiDocRoutes = new Hono<AppEnv>()
  .get("/openapi.json", secureApi, (c) => {
    made ??= openApiDocument(version);
    c.header("Cache-Control", "public, max-age=300");
    return c.json(made);
  })
  .get("/docs", (c) => c.redirect("/api/docs/"))
  // The reader is a static page; it has no inline script, so a strict policy holds.
  .get("/docs/*", secureReader, async (c) => {
    const { pathname } = new URL(c.req.url);
    const file = pathname.slice("/api/docs/".length) || "index.html";
    const asset = await c.env.ASSETS.fetch(new URL(`/api-docs/${file}`, c.req.url));
    // An asset's own headers cannot be added to.
    return new Response(asset.body, asset);
  });
