import { QueryClient } from "@tanstack/solid-query";
import { ApiError, onSignedOut } from "./client.ts";

const RETRIES_MAX = 2;
const FRESH_MS = 15_000;

/** `onGone` is told when the API no longer knows the session. */
export function createQueryClient(onGone: () => void): QueryClient {
  onSignedOut(onGone);
  return new QueryClient({
    defaultOptions: {
      // Asked even without a network: what fails is said at once, rather than waiting in silence.
      queries: {
        networkMode: "always",
        staleTime: FRESH_MS,
        retry: (count, error) => count < RETRIES_MAX && isPassing(error),
      },
      mutations: { networkMode: "always" },
    },
  });
}

/** What was refused will be refused again, and what does not parse will not parse the next time. */
function isPassing(error: Error): boolean {
  return error instanceof ApiError && (error.code === "offline" || error.status >= 500);
}
