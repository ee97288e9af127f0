import { QueryClient } from "@tanstack/solid-query";
import { expect, test } from "vitest";
import { makeMessage, makeSummary } from "../pages/conversations/test-talk.ts";
import { belongsIn, keepRecent, type Rows, withConversation, withMessage } from "./inbox-lists.ts";

const ME = 7;
const idOf = (n: number) => `0190b0a0-0000-7000-8000-${String(n).padStart(12, "0")}`;
const startedAt = (minute: number) =>
  makeSummary({
    id: idOf(minute),
    started_at: new Date(Date.UTC(2026, 10, 28, 12, minute)).toISOString(),
  });
const rowsOf = (minutes: readonly number[], next_cursor: string | null = null): Rows => ({
  pages: [{ items: minutes.map(startedAt), next_cursor }],
  pageParams: [null],
});
const ids = (rows: Rows) => rows.pages.flatMap(({ items }) => items.map(({ id }) => id));

test("a new conversation comes in by its beginning, newest first, and never twice", () => {
  const rows = withConversation(rowsOf([50, 30]), startedAt(40), true);
  expect(ids(rows)).toEqual([50, 40, 30].map(idOf));
  const changed = { ...startedAt(40), visitor_name: "Ana" };
  expect(ids(withConversation(rows, changed, true))).toEqual(ids(rows));
});

test("an event of a claim does not take away whom a conversation was given to", () => {
  const given = { ...startedAt(40), assigned_to: ME, assignee_name: "Dana" };
  const rows: Rows = { pages: [{ items: [given], next_cursor: null }], pageParams: [null] };
  const first = (changed: Rows) => changed.pages[0]?.items[0];
  const claimed = { ...startedAt(40), claimed_by: 8 };
  expect(first(withConversation(rows, claimed, true))).toMatchObject({
    claimed_by: 8,
    assigned_to: ME,
    assignee_name: "Dana",
  });
  // That it is nobody's any more is told with nothing else changed.
  expect(first(withConversation(rows, startedAt(40), true))?.assigned_to).toBeNull();
});

test("what lies beyond the last page that was read is left to that page", () => {
  expect(ids(withConversation(rowsOf([50, 30], "more"), startedAt(10), true))).toHaveLength(2);
  expect(ids(withConversation(rowsOf([50, 30]), startedAt(10), true))).toHaveLength(3);
});

test("a list shows what its filter asks for; of words only the server knows", () => {
  const waiting = makeSummary({ waiting_since: "2026-11-28T12:00:00.000Z" });
  expect(belongsIn({ inbox: "waiting" }, waiting, ME)).toBe("yes");
  expect(belongsIn({ inbox: "waiting" }, makeSummary(), ME)).toBe("no");
  expect(belongsIn({ inbox: "mine" }, makeSummary({ assigned_to: ME }), ME)).toBe("yes");
  expect(belongsIn({ inbox: "mine" }, makeSummary({ claimed_by: 8 }), ME)).toBe("no");
  expect(belongsIn({ widget_id: "2" }, makeSummary(), ME)).toBe("no");
  expect(belongsIn({}, makeSummary({ status: "spam" }), ME)).toBe("no");
  expect(belongsIn({ search: "park" }, makeSummary(), ME)).toBe("unknown");
});

test("a message is its conversation's last, unless it comes late or tells what happened", () => {
  const rows = rowsOf([1]);
  const said = makeMessage({ seq: 3, message_text: "New", created_at: "2026-11-28T13:00:00.000Z" });
  const first = (changed: Rows) => changed.pages[0]?.items[0];
  expect(first(withMessage(rows, idOf(1), said))).toMatchObject({
    last_message: "New",
    message_count: 3,
  });
  const late = { ...said, created_at: "2026-11-28T11:00:00.000Z" };
  expect(first(withMessage(rows, idOf(1), late))?.last_message).toBe("Hello");
  const system = { ...said, message_type: "system" as const };
  expect(first(withMessage(rows, idOf(1), system))?.last_message).toBe("Hello");
});

test("an answer of the database that an event was ahead of takes nothing back", async () => {
  const queries = new QueryClient();
  const key = ["GET /conversations", { query: {} }];
  const read = () =>
    queries.fetchQuery({ queryKey: key, queryFn: async () => rowsOf([30]), staleTime: 0 });
  await read();
  const recent = keepRecent(queries, ME);
  recent.add({ type: "conversation", summary: startedAt(40) });
  expect(ids(queries.getQueryData<Rows>(key) as Rows)).toEqual([40, 30].map(idOf));
  await read();
  expect(ids(queries.getQueryData<Rows>(key) as Rows)).toEqual([40, 30].map(idOf));
  recent.stop();
});
