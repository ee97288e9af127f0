import { addUp, figuresOf } from "../domain/figures.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { MonthFigures, Notice } from "../notices/notice.ts";
import { type DaySums, readDaySums } from "../store/analytics.ts";
import { readEntries } from "../store/analytics-breakdown.ts";
import { homeOfClient } from "../store/client-home.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { type DueReport, findDueReports } from "../store/monthly-reports.ts";

/** From eight on the first of the client's month; days later still, where the cron was away so long. */
const SENT = { firstHour: 8, lastDay: 5 } as const;
/** Each quarter of an hour: no zone is off by less. */
const EVERY_MINUTES = 15;
const MINUTE_MS = 60_000;
/** Of one run, each of which has its figures read; the next run finds the others. */
const CLIENTS_MAX = 40;
const QUESTIONS_MAX = 5;
/** As many as a queue takes at once. */
const BATCH_MAX = 100;

type Report = Extract<Notice, { type: "monthly_report" }>;

/** Once a month, a report to whoever wants it, in their client's zone. */
export async function sendMonthlyReports(env: Env, nowMs: number): Promise<void> {
  if (Math.floor(nowMs / MINUTE_MS) % EVERY_MINUTES !== 0) return;
  const db = openDatabase(env);
  for (const due of await findDueReports(db, SENT, nowMs, CLIENTS_MAX)) {
    try {
      await send(env, await noticesOf(db, due, nowMs));
    } catch (error) {
      // It is due again in a quarter of an hour; the other clients do not wait for it.
      logError("monthly_report.put_off", { client_id: due.clientId, month: due.month, error });
    }
  }
}

async function send({ NOTIFICATIONS }: Env, notices: readonly Report[]): Promise<void> {
  for (let first = 0; first < notices.length; first += BATCH_MAX) {
    const some = notices.slice(first, first + BATCH_MAX);
    await NOTIFICATIONS.sendBatch(some.map((body) => ({ body })));
  }
}

async function noticesOf(db: Database, due: DueReport, nowMs: number): Promise<Report[]> {
  const { clientId, clientName, timezone, month, from, to, beforeFrom } = due;
  const days = { scope: clientId, widgetId: undefined, from, to };
  const [sums, entries] = await Promise.all([
    readDaySums(db, { ...days, from: beforeFrom }),
    readEntries(db, days, { order: "top", limit: QUESTIONS_MAX }),
  ]);
  const rules = {
    address: null,
    clientName,
    clientTimezone: timezone,
    // The notice names the one whom it is for.
    readers: [],
    sendLeadThanks: false,
    leadThanksText: null,
  };
  const report = {
    type: "monthly_report",
    atMs: nowMs,
    home: homeOfClient(clientId, rules),
    month,
    figures: monthOf(sums.filter(({ date }) => date >= from)),
    before: monthOf(sums.filter(({ date }) => date < from)),
    topQuestions: entries.flatMap(({ question, answers }) =>
      question === null ? [] : [{ question, answers }],
    ),
  } as const;
  return due.readers.map(({ userId, email, locale }) => ({
    ...report,
    id: `monthly_report:${userId}:${month}`,
    userId,
    email,
    userLocale: locale,
  }));
}

function monthOf(days: readonly DaySums[]): MonthFigures {
  const { views, opens, conversations, messages, leads, conversions, ...others } = figuresOf(
    addUp(days),
  );
  const { appointments, knowledge_matches, fallbacks, helpful, not_helpful } = others;
  const { avg_rating, avg_response_time_ms, answered, durable } = others;
  return {
    ...{ views, opens, conversations, messages, leads, conversions, appointments },
    ...{ knowledge_matches, fallbacks, helpful, not_helpful },
    ...{ avg_rating, avg_response_time_ms, answered, durable },
  };
}
