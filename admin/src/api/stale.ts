import type { Query, QueryClient } from "@tanstack/solid-query";
import { createSignal, onCleanup } from "solid-js";
import { ApiError } from "./client.ts";

export interface Stale {
  readonly error: unknown;
  /** When the oldest of what is shown was true. */
  readonly sinceMs: number;
}

type Shown = Pick<Query, "state" | "isActive">;

const WORTH_A_LOOK = new Set(["updated", "removed", "observerAdded", "observerRemoved"]);

/** Whether it is shown although its last reading failed. What says so itself, where it stands, does not count. */
function isStale(query: Shown): boolean {
  const { data, status, error, fetchMeta } = query.state;
  if (data === undefined || status !== "error" || !query.isActive()) return false;
  const isSignedOut = error instanceof ApiError && error.code === "unauthorized";
  return !isSignedOut && fetchMeta?.fetchMore === undefined;
}

/** Of all that is shown, what could not be read anew; null when all is well. */
export function staleOf(queries: readonly Shown[]): Stale | null {
  const [first, ...others] = queries.filter(isStale);
  if (!first) return null;
  const times = [first, ...others].map(({ state }) => state.dataUpdatedAt);
  return { error: first.state.error, sinceMs: Math.min(...times) };
}

export function useStale(queries: QueryClient): () => Stale | null {
  const cache = queries.getQueryCache();
  const [stale, setStale] = createSignal<Stale | null>(null, {
    equals: (one, other) => one?.sinceMs === other?.sinceMs && one?.error === other?.error,
  });
  onCleanup(
    cache.subscribe(({ type }) => {
      if (WORTH_A_LOOK.has(type)) setStale(staleOf(cache.getAll()));
    }),
  );
  return stale;
}

export function readAnew(queries: QueryClient): Promise<void> {
  return queries.refetchQueries({ predicate: isStale });
}
