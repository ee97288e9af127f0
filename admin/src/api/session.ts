import { useQuery } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { meOperations } from "../../../contracts/admin/me.ts";
import type { Right } from "../../../contracts/rights.ts";
import { call } from "./client.ts";
import { withQuietData } from "./data-of.ts";

export const ME_KEY = ["me"] as const;

const [isSignedOut, setSignedOut] = createSignal(false);

/** The session ended while a page was open: it stays as it is until its user has signed in again. */
export { isSignedOut, setSignedOut };

/** Who is signed in. Every page stands on it, so it is asked for once. */
export function useMe() {
  const query = useQuery(() => ({
    queryKey: ME_KEY,
    queryFn: () => call(meOperations, "GET /me", {}),
    staleTime: 60_000,
  }));
  return withQuietData(query);
}

/** Reactive: whether the user may do something. */
export function useCan(): (right: Right) => boolean {
  const me = useMe();
  return (right) => me.data?.rights.includes(right) ?? false;
}
