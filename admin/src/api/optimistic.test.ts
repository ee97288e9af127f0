import { QueryObserver } from "@tanstack/query-core";
import { expect, test } from "vitest";
import { showAhead } from "./optimistic.ts";
import { createQueryClient } from "./query-client.ts";

const KEY = ["GET /leads", {}];
const rowsOf = (...names: string[]) => ({
  pages: [{ items: names.map((name, id) => ({ id: id + 1, name })), next_cursor: null }],
  pageParams: [null],
});
type Rows = ReturnType<typeof rowsOf>;

test("a row that was shown ahead is as before once it is taken back, whatever the screen did", async () => {
  const queries = createQueryClient(() => {});
  queries.setQueryData(KEY, rowsOf("Ana", "Ben"));
  const observer = new QueryObserver<Rows>(queries, { queryKey: KEY, enabled: false });
  const leave = observer.subscribe(() => {});
  const takeBack = await showAhead(queries, "GET /leads", 2, { id: 2, name: "Bea" });
  expect(queries.getQueryData(KEY)).toEqual(rowsOf("Ana", "Bea"));
  // The screen writes each answer into the rows that it has been given.
  const shown = observer.getCurrentResult().data?.pages.flatMap((page) => page.items) ?? [];
  expect(shown.map(({ name }) => name)).toEqual(["Ana", "Bea"]);
  for (const row of shown) row.name = "changed in its place";
  takeBack();
  expect(queries.getQueryData(KEY)).toEqual(rowsOf("Ana", "Ben"));
  leave();
});
