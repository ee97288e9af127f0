import { QueryCache, QueryClient } from "@tanstack/solid-query";
import { ApiError } from "./client.ts";

const RETRIES_MAX = 2;
const FRESH_MS = 15_000;

/** `onSignedOut` is told when the API no longer knows the session. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.code === "unauthorized") onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // What was refused will be refused again.
        retry: (count, error) =>
          count < RETRIES_MAX && (!(error instanceof ApiError) || error.status === 0 || error.status >= 502),
      },
    },
  });
}
