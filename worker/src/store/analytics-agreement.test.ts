import { beforeAll, expect, test } from "vitest";
import { makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { addUp, SUMMED } from "../domain/figures.ts";
import { type DaySums, ROLLUP_COLUMNS, readDaySums } from "./analytics.ts";
import type { FigureWish } from "./figure-days.ts";

// What is counted live and what was rolled up have to be the same figures under the same names.

let database: TestDatabase;
let clientId: number;
let widgetId: number;
let wish: FigureWish;

const DAYS = ["2026-03-07", "2026-03-08", "2026-03-09"] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  const home = await makeHome(database, 1);
  ({ clientId, widgetId } = home);
  wish = { scope: clientId, widgetId, from: "2026-03-01", to: "2026-03-31" };
  await database.query("update clients set timezone = 'America/New_York' where id = $1", [
    clientId,
  ]);
  await database.query("update widget_configs set retention_days = 3650");
  for (const [index, day] of DAYS.entries())
    await fillDay(`${day}T16:00:00Z`, 2 ** index, home.entryIds[0] ?? 0);
  // Hundreds of statements: the usual ten seconds are too few on a busy machine.
}, 60_000);

/** Something of every figure, each a different number of times. */
async function fillDay(at: string, times: number, entryId: number) {
  const kinds = ["email", "phone", "ai_agent", "human", null, "phone", "ai_agent", "ai_agent"];
  const states = ["completed", "completed", "abandoned", "active", "completed", "spam"];
  for (let n = 0; n < 8 * times; n += 1) {
    const [id, status] = [crypto.randomUUID(), states[n % states.length]];
    await database.query(
      `insert into widget_conversations (id, widget_id, session_id, status, is_spam, handoff_type,
         lead_captured, started_at, created_at, ended_at, duration_seconds, message_count,
         satisfaction_rating)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8, $9, $10, $11)`,
      [
        ...[id, widgetId, `session-${n % 5}`, status, status === "spam", kinds[n % kinds.length]],
        ...[n % 3 === 0, at, n % 4 === 0 ? null : 30 + n, n + 1, n % 5 === 0 ? null : 1 + (n % 5)],
      ],
    );
    await say(id, 1, { entryId: n % 2 === 0 ? entryId : null, wasHelpful: n % 3 === 0, ms: n });
    await say(id, 2, { entryId: null, wasHelpful: null, ms: null, by: "small_talk" });
    if (n % 4 === 1) await leave(id, at, n % 8 === 1 ? "converted" : "new");
  }
  await database.query(
    `insert into widget_event_tallies (id, widget_id, hour, views, opens)
     values (gen_random_uuid(), $1, $2, $3, $4)`,
    [widgetId, at, 90 * times, 11 * times],
  );
  await owe(at);
}

interface Said {
  readonly entryId: number | null;
  readonly wasHelpful: boolean | null;
  readonly ms: number | null;
  readonly by?: string;
}

const say = (id: string, seq: number, { entryId, wasHelpful, ms, by = "knowledge" }: Said) =>
  database.query(
    `insert into widget_messages (id, conversation_id, seq, message_type, message_text,
       knowledge_base_id, confidence_score, response_time_ms, was_helpful, metadata)
     values (gen_random_uuid(), $1, $2, 'bot', 'x', $3, 0.25, $4, $5, $6)`,
    [id, seq, entryId, ms, wasHelpful, JSON.stringify({ answered_by: by })],
  );

/** A lead, and an appointment an hour after it was asked for. */
async function leave(conversationId: string, at: string, status: string) {
  await database.query(
    `insert into leads (id, client_id, widget_id, status, created_at)
     values (gen_random_uuid(), $1, $2, $3, $4)`,
    [clientId, widgetId, status, at],
  );
  await database.query(
    `insert into widget_appointments (id, widget_id, conversation_id, resource_id, customer_name,
       preferred_date, preferred_time, starts_at, ends_at, created_at)
     values (gen_random_uuid(), $1, $2::uuid, $2::text, 'Ana', '2031-01-01', '09:00',
       '2031-01-01T09:00:00Z', '2031-01-01T09:30:00Z', $3)`,
    [widgetId, conversationId, at],
  );
}

const owe = (at: string) =>
  database.query("insert into widget_analytics_changes (widget_id, at) values ($1, $2)", [
    widgetId,
    at,
  ]);

/** Stands for the rollup: rows of these sums, and nothing owed any more. */
async function keep(days: readonly DaySums[]) {
  await database.query("delete from widget_analytics where widget_id = $1", [widgetId]);
  for (const { date, ...sums } of days) {
    const columns = SUMMED.map((name) => ROLLUP_COLUMNS[name]);
    await database.query(
      `insert into widget_analytics (widget_id, date, ${columns.join(", ")})
       values ($1, $2, ${columns.map((_, index) => `$${index + 3}`).join(", ")})`,
      [widgetId, date, ...SUMMED.map((name) => sums[name])],
    );
  }
  await database.query("delete from widget_analytics_changes where widget_id = $1", [widgetId]);
}

test("a day that was rolled up has the figures that it had when it was counted live", async () => {
  const live = await readDaySums(database.db, wish);
  expect(live.map(({ date }) => date)).toEqual(DAYS);
  // Each figure is there, or the comparison would prove nothing of it; all of it is decided by now.
  const total = addUp(live);
  expect(SUMMED.filter((name) => total[name] === 0)).toEqual(["undecided"]);
  await keep(live);
  expect(await readDaySums(database.db, wish)).toEqual(live);
  await owe(`${DAYS[1]}T16:00:00Z`);
  expect(await readDaySums(database.db, wish)).toEqual(live);
});
