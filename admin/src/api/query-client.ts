import { QueryClient } from "@tanstack/solid-query";
import { unwrap } from "solid-js/store";
import { ApiError, onSignedOut } from "./client.ts";

const RETRIES_MAX = 2;
const FRESH_MS = 15_000;

/** `onGone` is told when the API no longer knows the session. */
export function createQueryClient(onGone: () => void): QueryClient {
  onSignedOut(onGone);
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Asked even without a network: what fails is said at once, rather than waiting in silence.
        networkMode: "always",
        staleTime: FRESH_MS,
        retry: isWorthAnother,
        // A new answer goes into the rows that are shown, by their id: a row that was made anew
        // would lose the focus, what is typed in it, and whether it is open.
        reconcile: "id",
        select: ownCopy,
      },
      mutations: { networkMode: "always" },
    },
  });
}

/**
 * Each reader's own copy of an answer, since `reconcile` changes what it is given: without it, the
 * answer to another filter would be written into the cache of this one, and a change that was shown
 * ahead could not be taken back. What was shown ahead may hold a store's proxies, hence `unwrap`.
 */
function ownCopy(data: unknown): unknown {
  return structuredClone(unwrap(data));
}

/** Whether to ask again, after so many failures before this one. */
export function isWorthAnother(failures: number, error: Error): boolean {
  return failures < RETRIES_MAX && isPassing(error);
}

/** What was refused will be refused again, and what does not parse will not parse the next time. */
function isPassing(error: Error): boolean {
  return error instanceof ApiError && (error.code === "offline" || error.status >= 500);
}
