import { untrack } from "solid-js";

interface Read<Data> {
  readonly isPending: boolean;
  readonly isLoadingError: boolean;
  readonly data: Data | undefined;
}

/**
 * What a query has; undefined while it has nothing. Reading `data` itself makes the nearest Suspense
 * drop all that it holds until an answer is there, also for a moment when the answer is known
 * already: the page would lose its focus and its frames would load anew.
 */
export function dataOf<Data>(query: Read<Data>): Data | undefined {
  if (query.isPending || query.isLoadingError) return undefined;
  // Which object it is changes with the two above only: later answers go into the one that is there.
  return untrack(() => query.data);
}

/** The same query, whose `data` can be read anywhere. */
export function withQuietData<Query extends Read<unknown>>(query: Query): Query {
  return new Proxy(query, {
    get: (target, name) => (name === "data" ? dataOf(target) : Reflect.get(target, name)),
  });
}
