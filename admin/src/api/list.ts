import { useInfiniteQuery } from "@tanstack/solid-query";
import type { OperationTable } from "../../../contracts/admin/operation.ts";
import { type AnswerTo, type CallInput, call } from "./client.ts";
import { dataOf } from "./data-of.ts";
import { isSignedOut } from "./session.ts";

interface Page {
  readonly items: readonly unknown[];
  readonly next_cursor: string | null;
}

type ItemOf<Answer> = Answer extends { items: readonly (infer Item)[] } ? Item : never;

/** A list by its contract, page after page. `input` is reactive: another filter is another list. */
export function useList<Table extends OperationTable, Key extends keyof Table & string>(
  table: Table,
  key: Key,
  input: () => CallInput<Table[Key], Key>,
  options: () => { enabled?: boolean; refetchIntervalMs?: number } = () => ({}),
) {
  const query = useInfiniteQuery(() => ({
    queryKey: [key, input()],
    queryFn: async ({ pageParam, queryKey }) => {
      // What stands in the key, not `input()`: by the time that this runs, that may be another wish.
      const wish = queryKey[1] as { readonly query?: object };
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const withCursor = { ...wish, query: { ...wish.query, ...cursor } };
      // The cursor is part of every list's query, which the general type cannot say.
      return (await call(table, key, withCursor as CallInput<Table[Key], Key>)) as Page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page) => last.next_cursor,
    enabled: options().enabled ?? true,
    refetchInterval: (!isSignedOut() && options().refetchIntervalMs) || false,
  }));
  return {
    query,
    items: () =>
      (dataOf(query)?.pages.flatMap((page) => page.items) ?? []) as ItemOf<AnswerTo<Table[Key]>>[],
  };
}
