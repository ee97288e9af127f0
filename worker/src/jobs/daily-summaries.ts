import type { Env } from "../env.ts";
import type { Notice } from "../notices/notice.ts";
import { homeOfClient } from "../store/client-home.ts";
import { type DueSummary, findDueSummaries } from "../store/daily-summaries.ts";
import { openDatabase } from "../store/database.ts";

/** More than one, for the mornings on which the database is away; the notice's id keeps it to one mail. */
const HOURS_OF_DAY = { first: 8, last: 11 } as const;
/** Each quarter of an hour: no zone is off by less, and whoever was missed is found by the next. */
const EVERY_MINUTES = 15;
const MINUTE_MS = 60_000;
/** As many as a queue takes at once. */
const BATCH_MAX = 100;

/** From eight until noon of their client's day, users who wish for it are sent what happened yesterday. */
export async function sendDailySummaries(env: Env, nowMs: number): Promise<void> {
  if (Math.floor(nowMs / MINUTE_MS) % EVERY_MINUTES !== 0) return;
  const due = await findDueSummaries(openDatabase(env), HOURS_OF_DAY, nowMs);
  for (let first = 0; first < due.length; first += BATCH_MAX) {
    const some = due.slice(first, first + BATCH_MAX);
    await env.NOTIFICATIONS.sendBatch(some.map((one) => ({ body: noticeOf(one, nowMs) })));
  }
}

function noticeOf(summary: DueSummary, nowMs: number): Notice {
  const { userId, email, locale, clientId, clientName, timezone, date, figures } = summary;
  return {
    id: `daily_summary:${userId}:${date}`,
    type: "daily_summary",
    atMs: nowMs,
    home: homeOfClient(clientId, {
      address: null,
      clientName,
      clientTimezone: timezone,
      // The notice names the one whom it is for.
      readers: [],
      sendLeadThanks: false,
      leadThanksText: null,
    }),
    userId,
    email,
    userLocale: locale,
    date,
    figures,
  };
}
