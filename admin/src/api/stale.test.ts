import { QueryClient, QueryObserver } from "@tanstack/query-core";
import { expect, test } from "vitest";
import { ApiError } from "./client.ts";
import { staleOf } from "./stale.ts";

/** A client in which `key` was read once, and then failed with `error`, while it was shown or not. */
async function failing(error: unknown, isShown = true): Promise<QueryClient> {
  const queries = new QueryClient();
  const options = { queryKey: ["list"], retry: false, staleTime: 0 };
  await queries.fetchQuery({ ...options, queryFn: () => Promise.resolve("rows") });
  const observer = new QueryObserver(queries, {
    ...options,
    queryFn: () => Promise.reject(error),
    refetchOnMount: false,
  });
  const leave = observer.subscribe(() => {});
  await observer.refetch();
  if (!isShown) leave();
  return queries;
}

const offline = new ApiError({ code: "offline", message: "offline", status: 0 });
const of = (queries: QueryClient) => staleOf(queries.getQueryCache().getAll());

test("what is shown although it could not be read anew is told with its time", async () => {
  const queries = await failing(offline);
  const sinceMs = queries.getQueryState(["list"])?.dataUpdatedAt;
  expect(of(queries)).toEqual({ error: offline, sinceMs });
});

test("what nobody looks at is nobody's worry", async () => {
  expect(of(await failing(offline, false))).toBeNull();
});

test("a session's end has a dialog of its own", async () => {
  const error = new ApiError({ code: "unauthorized", message: "", status: 401 });
  expect(of(await failing(error))).toBeNull();
});
