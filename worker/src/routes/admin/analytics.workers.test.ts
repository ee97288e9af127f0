import { expect, test } from "vitest";
import { Analytics, AnalyticsBreakdown } from "../../../../contracts/admin/analytics.ts";
import { callAs } from "../../../test/admin-client.ts";
import { makeWorld } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";

const database = openBoundDatabase();

async function makeUser(mark: string) {
  const world = await makeWorld(database, mark);
  const { cookie } = await signedIn(database, "client_user", world.clientId);
  return { ...world, cookie };
}

async function rollUp(widgetId: number, date: string, conversations: number, durationSum = 0) {
  await database.query(
    `insert into widget_analytics (widget_id, date, total_conversations, duration_seconds_sum,
       duration_count) values ($1, $2, $3, $4, $3)`,
    [widgetId, date, conversations, durationSum],
  );
}

const readAnalytics = async (cookie: string, path: string) =>
  Analytics.parse(await (await callAs(cookie, path)).json());

test("a range's totals are the sums of its days, beside as many days before", async () => {
  const { cookie, widgetId } = await makeUser("Range");
  await rollUp(widgetId, "2026-03-01", 5);
  await rollUp(widgetId, "2026-03-03", 1, 100);
  await rollUp(widgetId, "2026-03-04", 3, 20);
  for (const path of ["/analytics", `/widgets/${widgetId}/analytics`]) {
    const { totals, before, days } = await readAnalytics(
      cookie,
      `${path}?from=2026-03-03&to=2026-03-05`,
    );
    expect(totals).toMatchObject({ conversations: 4, avg_duration_seconds: 30 });
    expect(before).toMatchObject({ conversations: 5 });
    expect(days.map(({ date, conversations }) => [date, conversations])).toEqual([
      ["2026-03-03", 1],
      ["2026-03-04", 3],
      ["2026-03-05", 0],
    ]);
  }
});

test("today's conversation is in the figures of its client, and in nobody else's", async () => {
  const own = await makeUser("Ownfigures");
  const other = await makeUser("Otherfigures");
  await rollUp(other.widgetId, "2026-03-03", 50);
  const { totals, timezone } = await readAnalytics(own.cookie, "/analytics");
  expect(totals).toMatchObject({ conversations: 1, with_lead: 1, knowledge_matches: 1 });
  expect(timezone).toBe(own.timezone);
  const query = `?from=2026-03-01&to=2026-03-31&widget_id=${other.widgetId}`;
  expect(await readAnalytics(own.cookie, `/analytics${query}`)).toMatchObject({
    totals: { conversations: 0 },
  });
  const breakdown = await callAs(own.cookie, "/analytics/breakdown");
  const { top_entries, hours } = AnalyticsBreakdown.parse(await breakdown.json());
  expect(top_entries.map(({ entry_id }) => entry_id)).toEqual([own.entryId]);
  expect(hours).toHaveLength(1);
});

test("it is told when the past days were summed up last", async () => {
  const { cookie } = await makeUser("Rolled");
  expect(await readAnalytics(cookie, "/analytics")).toMatchObject({ rolled_up_at: null });
  await database.query(
    `insert into rollup_runs (started_at, duration_ms, days_count, rows_written)
     values ('2026-03-03T10:00:00Z', 5, 1, 1)`,
  );
  expect(await readAnalytics(cookie, "/analytics")).toMatchObject({
    rolled_up_at: "2026-03-03T10:00:00.000Z",
  });
});

test("a span that ends before it begins, or is longer than is kept, is refused", async () => {
  const { cookie } = await makeUser("Span");
  for (const query of ["?from=2026-03-03&to=2026-03-01", "?from=2020-01-01&to=2026-03-01"])
    for (const path of ["", "/breakdown", "/export"])
      expect((await callAs(cookie, `/analytics${path}${query}`)).status).toBe(400);
});

test("the file holds a line for each day, and no cell that a spreadsheet would compute", async () => {
  const { cookie, widgetId, conversationId } = await makeUser("File");
  await rollUp(widgetId, "2026-03-03", 2);
  const days = await callAs(cookie, "/analytics/export?from=2026-03-02&to=2026-03-03");
  expect(days.headers.get("Content-Disposition")).toContain("analytics-days-2026-03-02");
  const bytes = new Uint8Array(await days.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [header, ...lines] = new TextDecoder().decode(bytes).trim().split("\r\n");
  expect(header).toMatch(/^date,conversations,completed,.*,avg_rating$/);
  expect(lines.map((line) => line.slice(0, 12))).toEqual(["2026-03-02,0", "2026-03-03,2"]);
  await database.query("update widget_conversations set page_url = $2 where id = $1", [
    conversationId,
    "https://=cmd()|a/x",
  ]);
  const pages = await (await callAs(cookie, "/analytics/export?what=pages")).text();
  expect(pages).toContain("'=cmd()|a/x,1,1");
  for (const what of ["hours", "entries", "referrers"])
    expect((await callAs(cookie, `/analytics/export?what=${what}`)).status).toBe(200);
});
