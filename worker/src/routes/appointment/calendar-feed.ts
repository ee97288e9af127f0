import { Hono } from "hono";
import { readFeed } from "../../appointments/calendar-feed.ts";
import { hostOf } from "../../appointments/notices.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { isNotModified } from "../../middleware/if-none-match.ts";
import { secureApi } from "../../middleware/secure-headers.ts";
import { etagOf } from "../../snapshots/loaded-widget.ts";
import { openDatabase } from "../../store/database.ts";

/** A widget's appointments, for any calendar program that is given the secret address. */
export const calendarFeedRoutes = new Hono<AppEnv>().use(secureApi).get("/:file", async (c) => {
  const token = c.req.param("file").replace(/\.ics$/, "");
  const text = await readFeed(openDatabase(c.env), token, hostOf(c.env), Date.now());
  if (text === null) throw new AppError("not_found");
  const etag = etagOf(text);
  const headers = {
    ETag: etag,
    "Cache-Control": "private, max-age=300",
    "X-Robots-Tag": "noindex",
  };
  if (isNotModified(c.req.header("If-None-Match"), etag)) return c.body(null, 304, headers);
  return c.body(text, 200, { ...headers, "Content-Type": "text/calendar; charset=UTF-8" });
});
